import { expect, test } from 'vitest'
import { kindOfDocument } from './document-kinds.ts'

const kind = (bytes: string | Buffer, name = 'x') =>
  kindOfDocument(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name)?.extension ?? null
const zip = (...texts: string[]) =>
  Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(26), Buffer.from(texts.join('\0'))])

test('documents are known by their bytes', () => {
  expect(kind('%PDF-1.7 …')).toBe('pdf')
  expect(kind(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toBe('png')
  expect(kind(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpg')
  expect(kind(zip('mimetypeapplication/vnd.oasis.opendocument.textPK'))).toBe('odt')
  expect(kind(zip('[Content_Types].xml', 'word/document.xml'))).toBe('docx')
  expect(kind('Bonjour, été.')).toBe('txt')
  expect(kind('a;b\n1;2', 'table.CSV')).toBe('csv')
})

test('what could do harm is no document, whatever its name', () => {
  for (const text of ['<svg xmlns="…">', '\n<!doctype html>', '\ufeff<?xml ?><svg/>', 'x <script>1</script>'])
    expect(kind(text, 'texte.txt'), text).toBe(null)
  expect(kind(zip('setup.exe'), 'x.docx')).toBe(null)
  expect(kind('MZ\0\0', 'x.pdf')).toBe(null)
  expect(kind(Buffer.from([0xc3, 0x28]), 'x.txt')).toBe(null)
  expect(kind('', 'x.txt')).toBe(null)
})
