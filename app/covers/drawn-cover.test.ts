import { expect, test } from 'vitest'
import { type Colours, coloursOf, contrast } from './colours.ts'
import { type CoverWords, drawCover, drawnKey } from './drawn-cover.ts'
import { fitLine, fitText, type Place } from './fit-text.ts'
import { toDrawable, widthOf } from './font.ts'
import { paint } from './pixels.ts'
import { renderSvg } from './render-svg.ts'
import { drawCard } from './share-card.ts'

const none = { primary: null, secondary: null }
const words = (more: Partial<CoverWords> = {}): CoverWords => ({
  ...{ sort: 'podcast', title: 'À hauteur de palier', over: 'Les Voisins d’en face', colours: none },
  ...more,
})

/** What is written on a drawing, line by line. */
const linesOf = (svg: string) =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, line]) => line!.replaceAll('&lt;', '<'))

const PLACE: Place = {
  ...{ width: 1000, height: 480, weight: 800, largest: 188, smallest: 44 },
  ...{ leading: 1.06, tracking: -0.018 },
}
const fits = ({ size, lines }: { size: number; lines: string[] }, place = PLACE) =>
  lines.every((line) => size * widthOf(line, place.weight) <= place.width * 1.03) &&
  size * (1 + (lines.length - 1) * place.leading) <= place.height + 1

test('a title is written whole, in lines that fit, as large as its length allows', () => {
  const sizes = [
    'Élan',
    'Mois de l’entraide ouverte',
    'Les rencontres interdisciplinaires sur les politiques publiques de lutte contre le non-recours aux droits sociaux : cinquième édition, automne 2026',
  ].map((title) => {
    const fitted = fitText(title, PLACE)
    expect(fitted.lines.join(' ').replaceAll('\u00a0', ' ')).toBe(title)
    expect(fits(fitted), title).toBe(true)
    return fitted.size
  })
  expect(sizes[0]).toBe(188)
  expect(sizes.toSorted((a, b) => b - a)).toEqual(sizes)
})

test('no line begins with the sign that ends a question', () => {
  for (let width = 300; width < 1000; width += 50)
    for (const line of fitText('Dormir, manger, se soigner : dans quel ordre ?', { ...PLACE, width }).lines)
      expect(line).not.toMatch(/^[:?]/)
})

test('a word stays whole as long as letters can be read, and is cut where it is longer than any line', () => {
  expect(fitText('Anticonstitutionnellement vôtre', PLACE).lines.join(' ')).toBe(
    'Anticonstitutionnellement vôtre',
  )
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte'
  const fitted = fitText(long, PLACE)
  expect(fitted.lines.length).toBeGreaterThan(1)
  expect(fitted.lines.join('').replaceAll('-', '')).toBe(long)
  expect(fits(fitted)).toBe(true)
})

test('what is too long for the smallest letters ends with an ellipsis', () => {
  const fitted = fitText('Une phrase sans fin. '.repeat(60), PLACE)
  expect(fitted.lines.at(-1)).toMatch(/\S…$/)
  expect(fits(fitted)).toBe(true)
  const small = { ...PLACE, weight: 600, tracking: 0, largest: 50, smallest: 38 } as const
  const line = fitLine('Université de Massalène, département de sociologie et de travail social', small)
  expect(line.lines).toHaveLength(1)
  expect(line.lines[0]).toMatch(/…$/)
  expect(line.size * widthOf(line.lines[0]!, 600)).toBeLessThanOrEqual(1000)
})

test('signs that the font lacks are left out; where it lacks letters, there is a pattern and no box', () => {
  expect(toDrawable('Tech 🎙️ & société')).toBe('Tech & société')
  expect(toDrawable('Œuvre, naïveté, Straße, Łódź')).toBe('Œuvre, naïveté, Straße, Łódź')
  expect(toDrawable('e\u0301lan')).toBe('élan')
  for (const title of ['東京ポッドキャスト', 'بودكاست', 'Подкаст 東京']) expect(toDrawable(title)).toBeNull()
  const svg = drawCover(words({ title: '東京ポッドキャスト' }))
  expect(linesOf(svg)).toEqual([])
  expect(svg.length).toBeGreaterThan(2_000)
  expect(linesOf(drawCover(words({ over: '東京' })))).toEqual(['À hauteur', 'de palier'])
})

test('what a title says stays a text', async () => {
  const svg = drawCover(words({ title: '</text><image href="file:///etc/passwd"/>&amp;<script>' }))
  expect(svg).not.toMatch(/<(image|script)/)
  expect(svg).toContain('&amp;amp;')
  await expect(renderSvg(svg, 100)).resolves.toMatchObject({ width: 100, height: 100 })
})

test('the same words are the same picture, others another one, and so is its key', () => {
  const others: CoverWords[] = [
    words({ title: 'À hauteur de paliers' }),
    words({ over: 'La Passerelle' }),
    words({ sort: 'event' }),
    words({ colours: { primary: '#123456', secondary: null } }),
    words({ colours: { primary: null, secondary: '#654321' } }),
  ]
  expect(drawCover(words())).toBe(drawCover(words()))
  expect(new Set([words(), ...others].map(drawnKey)).size).toBe(others.length + 1)
  expect(new Set([words(), ...others].map(drawCover)).size).toBe(others.length + 1)
  expect(drawnKey(words())).toMatch(/^[0-9a-f]{16}$/)
})

test('shows of one organisation have its colours and each a pattern of its own', () => {
  const colours = { primary: '#7a2f5d', secondary: '#ffc24b' }
  const patterns = Array.from({ length: 40 }, (_, at) =>
    drawCover(words({ title: `Titre ${at}`, colours })).replaceAll(/<text.*?<\/text>/g, ''),
  )
  expect(new Set(patterns).size).toBe(40)
  for (const pattern of patterns) expect(pattern).toContain('fill="#7a2f5d"')
})

test('words can be read on whatever colours an organisation has', () => {
  const steps = ['00', '33', '66', '80', '99', 'cc', 'ff']
  for (const r of steps)
    for (const g of steps)
      for (const b of steps)
        for (const secondary of [null, '#808080', `#${b}${r}${g}`]) {
          const made: Colours = coloursOf({ primary: `#${r}${g}${b}`, secondary }, 0)
          expect(contrast(made.text, made.ground), made.ground).toBeGreaterThanOrEqual(4.5)
          expect(contrast(made.quiet, made.ground), made.ground).toBeGreaterThanOrEqual(4.5)
          expect(contrast(made.accent, made.ground), made.ground).toBeGreaterThanOrEqual(1.6)
        }
  for (let number = 0; number < 6; number += 1) {
    const made = coloursOf(none, number)
    expect(contrast(made.text, made.ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(made.quiet, made.ground)).toBeGreaterThanOrEqual(4.5)
  }
})

test('the letters that are drawn are those that were measured', async () => {
  const { pixels, width, height } = await renderSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 200"><rect width="1000" height="200" fill="#fff"/>
      <text x="0" y="150" font-family="Atkinson Hyperlegible Next" font-weight="800" font-size="100">Hauteur de palier</text></svg>`,
    1000,
  )
  let right = 0
  for (let at = 0; at < width * height; at += 1)
    if (pixels[4 * at]! < 128) right = Math.max(right, at % width)
  const measured = 100 * widthOf('Hauteur de palier', 800)
  expect(right).toBeGreaterThan(measured - 30)
  expect(right).toBeLessThanOrEqual(measured + 2)
})

test('a cover of 3000 pixels has fewer bytes than directories ask for, and the event loop goes on', async () => {
  let [last, longest] = [performance.now(), 0]
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const raster = await renderSvg(drawCover(words({ sort: 'event' })), 3000)
  const bytes = await paint(raster)
  clearInterval(timer)
  expect([raster.width, raster.height]).toEqual([3000, 3000])
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  expect(bytes.length).toBeLessThan(512_000)
  expect(longest).toBeLessThan(250)
}, 30_000)

test('a share card says title, show and day, and has room for the cover', () => {
  const card = {
    ...{ title: 'Dormir, manger, se soigner : dans quel ordre ?', over: 'Mois de l’entraide ouverte' },
    ...{ under: '1er mars 2026', drawn: words(), cover: null },
  }
  const lines = linesOf(drawCard(card))
  expect(lines[0]).toBe('Mois de l’entraide ouverte')
  expect(lines.at(-1)).toBe('1er mars 2026')
  expect(lines.slice(1, -1).join(' ').replaceAll('\u00a0', ' ')).toBe(card.title)
  const withCover = drawCard({ ...card, cover: 'covers/x.jpg' })
  expect(withCover.length).toBeLessThan(drawCard(card).length)
  expect(linesOf(drawCard({ ...card, title: '東京' }))).toEqual([])
})
