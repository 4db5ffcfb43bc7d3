import { formatSize, languageName } from '../../locales/format.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { useSite } from '../site.ts'
import type { DocumentView } from './sources.ts'

/** Files that go with a page, under a heading; nothing where there are none. */
export function DocumentList({ documents }: { documents: DocumentView[] }) {
  const { words } = useSite()
  if (documents.length === 0) return null
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{words.documents}</h2>
      <ul className="documents">
        {documents.map((document, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may have one title, and they never move
          <li key={at}>
            <Document document={document} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Document({
  document: { title, language, format, size, path, accessible },
}: {
  document: DocumentView
}) {
  const { words, locale } = useSite()
  const facts = [
    languageName(language, locale),
    ...(path ? [format, formatSize(size, locale)] : [words.documentToCome]),
    ...(accessible === null || !path
      ? []
      : [accessible ? words.documentAccessible : words.documentNotAccessible]),
  ]
  return (
    <>
      {path ? (
        <a href={path} lang={language} hrefLang={language}>
          {bindSpaces(title)}
        </a>
      ) : (
        <strong lang={language}>{bindSpaces(title)}</strong>
      )}
      <span className="facts">{facts.filter(Boolean).join(', ')}</span>
    </>
  )
}
