/** Rows of cited works and attached files become what pages show. */
import type { DocumentRow, ReferenceRow } from '#db/queries/list-documents.ts'
import { mediaPath } from '../../addresses.ts'
import type { DocumentView, ReferenceView } from '../../components/page/sources.ts'

/** Only web addresses become links; what a producer typed may be anything. */
export const webAddress = (url: string | null) => (url && /^https?:\/\//i.test(url) ? url : null)

export const toReference = (reference: ReferenceRow): ReferenceView => ({
  ...reference,
  url: webAddress(reference.url),
})

const FORMATS: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/epub+zip': 'EPUB',
  'application/zip': 'ZIP',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'text/plain': 'TXT',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
}

export function toDocument({ title, language, fileName, accessible, asset }: DocumentRow): DocumentView {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toUpperCase()
  return {
    title,
    language,
    accessible,
    format: asset ? (FORMATS[asset.type.split(';')[0]!] ?? ending ?? '') : '',
    size: asset?.size ?? 0,
    path: asset && mediaPath(asset, fileName || 'document'),
  }
}
