import { bindSpaces } from '../../texts/bind-spaces.ts'
import { useSite } from '../site.ts'
import type { ReferenceView } from './sources.ts'

/** Cited works, under a heading; nothing where there are none. */
export function ReferenceList({ references }: { references: ReferenceView[] }) {
  const { words } = useSite()
  if (references.length === 0) return null
  return (
    <section aria-labelledby="references">
      <h2 id="references">{words.references}</h2>
      <ul className="references">
        {references.map((reference, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: references have no other name and never move
          <li key={at}>
            <Cited reference={reference} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Cited({ reference: { author, title, publisher, year, url, note } }: { reference: ReferenceView }) {
  const after = [publisher, year].filter(Boolean).join(', ')
  const cited = <cite>{bindSpaces(title)}</cite>
  return (
    <>
      {author ? `${author}, ` : null}
      {url ? (
        <a href={url} rel="noopener noreferrer">
          {cited}
        </a>
      ) : (
        cited
      )}
      {after ? `, ${after}` : null}
      {note ? <span className="facts">{bindSpaces(note)}</span> : null}
    </>
  )
}
