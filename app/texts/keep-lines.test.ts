import { expect, test } from 'vitest'
import { keepLines } from './keep-lines.ts'
import { toHtml } from './to-html.ts'

const html = (text: string) => toHtml(keepLines(text))

test('a line that was begun is a line, an empty one ends a paragraph', () => {
  expect(html('Avec Nour\nÀ Port-Lanvin\n\nFin')).toBe('<p>Avec Nour<br />\nÀ Port-Lanvin</p>\n<p>Fin</p>')
  expect(html('Une ligne\r\nUne autre')).toBe('<p>Une ligne<br />\nUne autre</p>')
})

test('what Markdown means by a line stays', () => {
  expect(html('# Un\nDeux\n- trois\n- quatre')).toBe(
    '<h3>Un</h3>\n<p>Deux</p>\n<ul>\n<li>trois</li>\n<li>quatre</li>\n</ul>',
  )
  expect(html('Titre\n===')).toBe('<h3>Titre</h3>')
  expect(html('> un\n> deux')).toBe('<blockquote>\n<p>un<br />\ndeux</p>\n</blockquote>')
  expect(html('un\\\ndeux')).toBe('<p>un<br />\ndeux</p>')
  expect(html('un  \ndeux')).toBe('<p>un<br />\ndeux</p>')
})

test('no text takes long', () => {
  const begun = performance.now()
  for (const piece of [' ', '\n', ' \n', 'a \n', '\t \\\n']) keepLines(`x${piece.repeat(100_000)}`)
  expect(performance.now() - begun).toBeLessThan(2_000)
})
