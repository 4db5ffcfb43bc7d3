import { expect, test } from 'vitest'
import type { Cue } from '../messages.ts'
import { proposeChapters } from './propose.ts'

/** Sentences of 3 s each, with the pause before each one in seconds. */
function talk(...sentences: [pause: number, text: string][]) {
  let at = 0
  const silences: { start: number; end: number }[] = []
  const cues: Cue[] = sentences.map(([pause, text]) => {
    silences.push({ start: at, end: at + pause })
    const start = at + pause
    at = start + 3
    return { start, end: at, text, words: [], confidence: null }
  })
  return { cues, silences, scenes: [] as number[], duration: at + 1, language: 'fr' }
}

const filler = (count: number, pause = 0.7): [number, string][] =>
  Array.from({ length: count }, (_, index) => [
    pause + (index % 3) * 0.1,
    `La phrase numéro ${index} continue.`,
  ])

function chaptersOf(sentences: [number, string][], language = 'fr') {
  return proposeChapters({ ...talk(...sentences), language }).map((one) => one.title)
}

test('announced parts become chapters with the words said, after an introduction', () => {
  const titles = chaptersOf([
    ...filler(5),
    [1.8, "Première partie, l'innovation sociale."],
    ...filler(6),
    [1.8, 'Deuxième partie.'],
    [0.6, "L'insertion professionnelle."],
    ...filler(6),
    [1.8, 'Pour conclure, merci à nos partenaires.'],
  ])
  expect(titles).toEqual([
    'Introduction',
    "Première partie, l'innovation sociale",
    "Deuxième partie, l'insertion professionnelle",
    'Pour conclure, merci à nos partenaires',
  ])
})

test('a part announced at once replaces the introduction', () => {
  const titles = chaptersOf([
    [0.4, 'Chapitre un, la solidarité.'],
    ...filler(5),
    [0.8, "Chapitre deux, l'école."],
  ])
  expect(titles).toEqual(['Chapitre un, la solidarité', "Chapitre deux, l'école"])
})

test('words that only sound like an announcement are none', () => {
  const sentences: [number, string][] = [
    ...filler(5),
    [0.7, 'La première partie de notre projet est finie.'],
    ...filler(5),
    [0.7, 'Pour terminer ce travail, il faut du temps.'],
    [0.7, 'Une partie des jeunes est ici.'],
    ...filler(5),
  ]
  expect(chaptersOf(sentences)).toEqual([])
})

test('English is understood too', () => {
  const titles = chaptersOf(
    [...filler(5), [1.8, 'Part one, the city.'], ...filler(5), [1.5, 'In conclusion, thank you.']],
    'en-GB',
  )
  expect(titles).toEqual(['Introduction', 'Part one, the city', 'In conclusion, thank you'])
})

test('pauses that stand apart make chapters where nothing is announced', () => {
  const titles = chaptersOf([
    ...filler(9),
    [2.2, 'Parlons des métiers.'],
    ...filler(9),
    [2.4, 'Et la culture ?'],
    ...filler(9),
  ])
  expect(titles).toEqual(['Introduction', 'Parlons des métiers', 'Et la culture ?'])
})

test('pauses that grow step by step make none', () => {
  const pauses = Array.from({ length: 40 }, (_, index): [number, string] => [
    0.5 + index * 0.05,
    `Phrase ${index}.`,
  ])
  expect(chaptersOf(pauses)).toEqual([])
})

test('an announcement that was misheard is found by its pause', () => {
  const titles = chaptersOf([
    ...filler(5),
    [1.8, 'Première partie, la santé.'],
    ...filler(5),
    [1.8, 'Deuxième partie, le travail.'],
    ...filler(5),
    [1.8, 'Trois hier partit le climat.'],
    ...filler(5),
  ])
  expect(titles.at(-1)).toBe('Trois hier partit le climat')
})

test('silence and a lone sentence have no chapters', () => {
  const silent = { ...talk(), silences: [{ start: 0, end: 7_200 }], duration: 7_200 }
  expect(proposeChapters(silent)).toEqual([])
  expect(chaptersOf([[0.4, 'Première partie, la santé.']])).toEqual([])
})

test('chapters lie apart and within the duration, titles end at a word', () => {
  const long = `Deuxième partie, ${'la coopération internationale '.repeat(5)}`
  const said = talk(...filler(5), [1.8, 'Première partie.'], [1.8, long], ...filler(5), [
    1.8,
    'Troisième partie.',
  ])
  const { cues } = said
  const chapters = proposeChapters({ ...said, duration: cues.at(-1)!.start - 1 })
  expect(chapters.map((one) => one.title)[0]).toBe('Introduction')
  for (const [index, one] of chapters.entries()) {
    expect(one.title.length).toBeLessThanOrEqual(80)
    expect(one.start).toBeLessThan(cues.at(-1)!.start - 1)
    if (index > 0) expect(one.start - chapters[index - 1]!.start).toBeGreaterThanOrEqual(3)
  }
  expect(chapters[1]!.title).toMatch(/^Première partie, .*[a-z]…$/)
})

test('short parts are chapters when they are announced', () => {
  const said = talk(
    ...filler(2),
    [1.8, 'Première partie, la santé.'],
    ...filler(1),
    [1.8, 'Deuxième partie, le travail.'],
    ...filler(1),
  )
  const titles = proposeChapters({ ...said, duration: 60 }).map((one) => one.title)
  expect(titles).toEqual(['Introduction', 'Première partie, la santé', 'Deuxième partie, le travail'])
})

test('a part that nobody announced has a title of its own words: no half sentence, no mere politeness', () => {
  const titles = chaptersOf([
    ...filler(9),
    [2.2, 'Et donc voilà.'],
    [0.7, 'Elle était là depuis toujours.'],
    [0.7, 'Le potager partagé nourrit douze familles.'],
    ...filler(8),
    [2.4, 'Voilà, merci beaucoup à vous.'],
    [
      0.7,
      "Alors ça, c'est une longue phrase qui parle du compost, puis du compost encore, et qui ne finit jamais.",
    ],
    [0.7, 'Le compost chauffe.'],
    ...filler(8),
  ])
  expect(titles).toEqual(['Introduction', 'Le potager partagé nourrit douze familles', 'Le compost chauffe'])
})

test('a part without a short sentence is named by the words that tell it from the others', () => {
  const long = (words: string) =>
    `Il faut savoir que ${words}, et que ${words}, et encore que ${words} ici même`
  const titles = chaptersOf([
    ...filler(9),
    [2.2, `${long('la fibre passe par la mairie')}.`],
    ...filler(8),
    [2.4, `${long('le marché ouvre le jeudi')}.`],
    ...filler(8),
  ])
  expect(titles).toHaveLength(3)
  expect(titles[1]).toMatch(/^(Fibre|Mairie), (fibre|mairie)$/)
  expect(titles[2]).toMatch(/marché/i)
})
