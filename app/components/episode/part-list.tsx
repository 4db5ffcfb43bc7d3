import { formatDuration } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import type { EpisodeView } from './view.ts'

/** The recordings of an episode that has several, each with its own page. */
export function PartList({ episode: { parts, path, language } }: { episode: EpisodeView }) {
  const { words, here } = useSite()
  if (parts.length === 0) return null
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{words.parts}</h2>
      <ol className="part-list">
        {parts.map((part) => (
          <li key={part.number}>
            <a
              href={here(`${path}/${part.number}`)}
              aria-current={part.current ? 'true' : undefined}
              lang={part.title ? language : undefined}
            >
              {part.title ?? words.part(part.number)}
            </a>{' '}
            <span className="facts">
              {part.duration ? formatDuration(part.duration) : null}
              {part.current ? ` (${words.thisPart})` : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
