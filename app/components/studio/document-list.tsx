import { formatSize } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import { useStudioWords } from './words.ts'

export interface ListedDocument {
  publicId: string
  title: string
  language: string
  fileName: string
  asset: { size: number } | null
}

/** Documents in their order, each with the ways to change it and to take it away. */
export function DocumentList({ documents, path }: { documents: ListedDocument[]; path: string }) {
  const words = useStudioWords()
  const { locale } = useSite()
  if (documents.length === 0) return <p>{words.documentsNone}</p>
  return (
    <ol className="studio-documents">
      {documents.map(({ publicId, title, language, fileName, asset }) => (
        <li key={publicId}>
          <p>
            <strong lang={language}>{title}</strong>{' '}
            <span className="facts">
              {asset ? `${fileName} · ${formatSize(asset.size, locale)}` : words.documentAnnounced}
            </span>
          </p>
          <form method="post" className="actions">
            <input type="hidden" name="document" value={publicId} />
            <a
              className="button quiet"
              href={`${path}?document=${publicId}#document`}
              aria-label={words.named(words.change, title)}
            >
              {words.change}
            </a>{' '}
            <button
              type="submit"
              name="intent"
              value="remove"
              className="quiet"
              aria-label={words.named(words.remove, title)}
            >
              {words.remove}
            </button>
          </form>
        </li>
      ))}
    </ol>
  )
}

/** Documents that were taken away, each with the way to bring it back. */
export function RemovedDocuments({
  documents,
}: {
  documents: { publicId: string; title: string; language: string }[]
}) {
  const words = useStudioWords()
  if (documents.length === 0) return null
  return (
    <section aria-labelledby="removed">
      <h2 id="removed">{words.documentsRemoved}</h2>
      <ul className="studio-documents">
        {documents.map(({ publicId, title, language }) => (
          <li key={publicId}>
            <form method="post" className="actions">
              <input type="hidden" name="document" value={publicId} />
              <span lang={language}>{title}</span>{' '}
              <button
                type="submit"
                name="intent"
                value="restore"
                className="quiet"
                aria-label={words.named(words.bringBack, title)}
              >
                {words.bringBack}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
