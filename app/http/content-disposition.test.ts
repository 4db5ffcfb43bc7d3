import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

test('a name keeps its accents for those who understand, and has plain letters for the others', () => {
  expect(contentDisposition('été.mp3')).toBe(`inline; filename="ete.mp3"; filename*=UTF-8''%C3%A9t%C3%A9.mp3`)
})

test('no name can add a header or leave its quotes', () => {
  const header = contentDisposition('a"\r\nSet-Cookie: x=1\\..\\/b\u0000.mp3', 'attachment')
  for (const character of ['\r', '\n', '\u0000']) expect(header).not.toContain(character)
  expect(header).toMatch(/^attachment; filename="[^"]*"; filename\*=UTF-8''[^"';\s]*$/)
})

test('a name that is cut in the middle of a letter is still a name', () => {
  expect(contentDisposition(`${'a'.repeat(199)}🎙️.mp3`)).toMatch(/a%EF%BF%BD$/)
  expect(contentDisposition('\uD800')).toContain("filename*=UTF-8''%EF%BF%BD")
})

test('no name is shown backwards', () => {
  expect(contentDisposition('talk\u202E3pm.exe')).toBe(
    `inline; filename="talk3pm.exe"; filename*=UTF-8''talk3pm.exe`,
  )
})

test('a name of nothing is a file', () => {
  expect(contentDisposition('\r\n')).toBe(`inline; filename="file"; filename*=UTF-8''file`)
})
