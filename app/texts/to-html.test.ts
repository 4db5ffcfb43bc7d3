import { expect, test } from 'vitest'
import { toHtml } from './to-html.ts'

test('headings begin under the section that holds the text, whichever level they were written at', () => {
  expect(toHtml('# Un\n\n## Deux')).toBe('<h3>Un</h3>\n<h4>Deux</h4>')
  expect(toHtml('## Un\n\n### Deux')).toBe('<h3>Un</h3>\n<h4>Deux</h4>')
  expect(toHtml('Titre\n===', { headings: 2 })).toBe('<h2>Titre</h2>')
})

test('words lead to a moment of the recording, or of the part that is named', () => {
  const moment = (seconds: number, part: number | null) => `/e${part ? `/${part}` : ''}?t=${seconds}#player`
  expect(toHtml('Elle [le dit](t:812) puis [le répète](2/t:3.5).', { moment })).toBe(
    '<p>Elle <a href="/e?t=812#player">le dit</a> puis <a href="/e/2?t=3.5#player">le répète</a>.</p>',
  )
  expect(toHtml('Elle [le dit](t:812).')).not.toContain('t:812')
  expect(toHtml('[a](t:1) [b](t:x) [c](9/t:)', { moment })).toBe(
    '<p><a href="/e?t=1#player">a</a> <a>b</a> <a>c</a></p>',
  )
})

test('a web address becomes a link that tells nothing of us', () => {
  expect(toHtml('[ici](https://example.org/a?b=1&c=2)')).toBe(
    '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">ici</a></p>',
  )
  expect(toHtml('[ici](/shows/x)')).toBe('<p><a href="/shows/x">ici</a></p>')
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html;base64,PHN2Zz4=)',
  '[x](vbscript:x)',
  '[x](//evil.example/)',
  '[x](/\\evil.example)',
  '[x](\\\\evil.example)',
  '[x](mailto:a@b.example)',
  '<javascript:alert(1)>',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '![x](https://evil.example/pixel.png)',
  '![x](x "onerror=alert(1)")',
  '[x](https://a.example/"onmouseover="alert(1))',
  '[x](t:1"onclick=alert(1))',
  '`<h1>` <h1>',
  '&lt;script&gt;',
  '[a <https://b.example> c](javascript:alert(1))',
])('%s does no harm', (text) => {
  const html = toHtml(text, { moment: () => '/here' })
  expect(html.match(/<(?!\/?(?:p|a|code|em|strong|h[1-6]|ul|li)\b)/g)).toBeNull()
  for (const [, attributes] of html.matchAll(/<[a-z0-9]+([^>]*)>/g))
    expect(attributes).toMatch(/^$|^ href="(?:https?:\/\/[^"]*" rel="noopener noreferrer|\/(?![/\\])[^"]*)"$/)
})

test.each(['_a*b', '**a *b', '[a](', '![a', '<', '`a``', '&a', '> '])(
  'no text holds the hub up: %s',
  (piece) => {
    toHtml(piece.repeat(100))
    const begun = performance.now()
    toHtml(`x${piece.repeat(100_000 / piece.length)}`)
    expect(performance.now() - begun).toBeLessThan(3_000)
  },
)
