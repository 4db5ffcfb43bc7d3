import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Cover, initials, type Picture, tileOf } from './cover.tsx'

test('a cover that nobody drew shows the first letters of the words that count', () => {
  expect(initials('À hauteur de palier')).toBe('HP')
  expect(initials('L’entraide, un mois')).toBe('EM')
  expect(initials('Élan')).toBe('É')
  expect(initials('1984 : et après ?')).toBe('1A')
  expect(initials('De la')).toBe('DL')
  expect(initials('…')).toBe('')
})

test('its ground stays the same for the same name, and names share six', () => {
  expect(tileOf('Causerie')).toBe(tileOf('Causerie'))
  const grounds = new Set(Array.from({ length: 200 }, (_, at) => tileOf(`Titre ${at}`)))
  expect([...grounds].sort()).toEqual([1, 2, 3, 4, 5, 6])
})

const stored = (id: string, width: number) => ({
  ...{ publicId: id, hash: 'ab'.repeat(32), type: 'image/jpeg', width, height: width },
})
const show = (picture: Picture | null, eager = false) =>
  renderToStaticMarkup(createElement(Cover, { picture, name: 'Palier', eager }))

test('browsers choose among the sizes of a picture; the largest is for directories', () => {
  const sizes = [stored('small', 160), stored('large', 640), stored('huge', 3000)]
  const html = show({ ...stored('main', 1400), sizes })
  expect(html).toContain('src="/media/large/')
  expect(html).toMatch(/srcSet="[^"]*\/main\/\S+ 1400w, [^"]*\/small\/\S+ 160w, [^"]*\/large\/\S+ 640w"/)
  expect(html).not.toContain('huge')
  expect(html).toMatch(/ width="1400" height="1400"/)
  expect(html).toContain('loading="lazy"')
  expect(show({ ...stored('main', 1400), sizes }, true)).toContain('loading="eager"')
})

test('a picture that was kept before there were sizes is shown as it is', () => {
  const html = show(stored('alone', 1400))
  expect(html).toContain('src="/media/alone/')
  expect(html).not.toMatch(/srcset|sizes/i)
})

test('a drawn cover comes in the sizes of pages, and what has none shows letters', () => {
  const html = show({ of: 'shows', slug: 'palier', key: 'abcdabcdabcdabcd' })
  expect(html).toContain('src="/covers/shows/palier/abcdabcdabcdabcd-640.jpg"')
  expect(html).toContain('/covers/shows/palier/abcdabcdabcdabcd-160.jpg 160w')
  expect(show(null)).toMatch(/aria-hidden="true"><span>P<\/span>/)
})
