import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

test('a name keeps its accents for those who understand, and has plain letters for the others', () => {
  expect(contentDisposition('été.mp3')).toBe(`inline; filename="ete.mp3"; filename*=UTF-8''%C3%A9t%C3%A9.mp3`)
})

test('no name can add a header or leave its quotes', () => {
  const header = contentDisposition('a"\r\nSet-Cookie: x=1\\..\\/b\u0000.mp3', 'attachment')
  expect(header).not.toMatch(/[\r\n\u0000]/)
  expect(header).toMatch(/^attachment; filename="[^"]*"; filename\*=UTF-8''[^"';\s]*$/)
})
