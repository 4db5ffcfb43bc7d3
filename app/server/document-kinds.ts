/** Which files we give to readers: each is known by its bytes, never by its name. */

export interface DocumentKind {
  extension: string
  type: string
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const OPEN = 'application/vnd.oasis.opendocument'

type Known = DocumentKind & { is: (bytes: Buffer, name: string) => boolean }

const KINDS: Known[] = [
  { extension: 'pdf', type: 'application/pdf', is: (bytes) => begins(bytes, '%PDF-') },
  { extension: 'png', type: 'image/png', is: (bytes) => begins(bytes, '\x89PNG\r\n\x1a\n') },
  { extension: 'jpg', type: 'image/jpeg', is: (bytes) => begins(bytes, '\xff\xd8\xff') },
  ...Object.entries({ odt: 'text', odp: 'presentation', ods: 'spreadsheet' }).map(([extension, word]) => ({
    extension,
    type: `${OPEN}.${word}`,
    is: (bytes: Buffer) => isZip(bytes) && isOpenDocument(bytes, `${OPEN}.${word}`),
  })),
  {
    extension: 'docx',
    type: `${OFFICE}.wordprocessingml.document`,
    is: (bytes) => holds(bytes, 'word/document.xml'),
  },
  {
    extension: 'pptx',
    type: `${OFFICE}.presentationml.presentation`,
    is: (bytes) => holds(bytes, 'ppt/presentation.xml'),
  },
  {
    extension: 'xlsx',
    type: `${OFFICE}.spreadsheetml.sheet`,
    is: (bytes) => holds(bytes, 'xl/workbook.xml'),
  },
  {
    extension: 'csv',
    type: 'text/csv; charset=utf-8',
    is: (bytes, name) => /\.csv$/i.test(name) && isText(bytes),
  },
  { extension: 'txt', type: 'text/plain; charset=utf-8', is: isText },
]

/** Null for what could do harm or cannot be told; the name only tells a table from a text. */
export function kindOfDocument(bytes: Buffer, fileName: string): DocumentKind | null {
  const known = KINDS.find(({ is }) => is(bytes, fileName))
  return known ? { extension: known.extension, type: known.type } : null
}

const begins = (bytes: Buffer, magic: string) =>
  bytes.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'))
const isZip = (bytes: Buffer) => begins(bytes, 'PK\x03\x04')

/** Their first entry is their type, not compressed. */
const isOpenDocument = (bytes: Buffer, type: string) =>
  bytes.subarray(30, 38 + type.length).equals(Buffer.from(`mimetype${type}`, 'latin1'))

/** An entry of that name, in the zip's own list of them. */
const holds = (bytes: Buffer, entry: string) =>
  isZip(bytes) && bytes.includes('[Content_Types].xml') && bytes.includes(entry)

/** UTF-8 in characters that people write; what begins as HTML, SVG or XML does is none. */
function isText(bytes: Buffer): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !/^\s*</.test(text) && !/<(svg|html|script|!doctype)\b/i.test(text.slice(0, 4_000))
  } catch {
    return false
  }
}
