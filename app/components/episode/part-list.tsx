import { formatDuration } from '../../locales/format.ts'
import type { Words } from '../../locales/index.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { Notes } from '../page/notes.tsx'
import { useSite } from '../site.ts'
import { useMoments } from './use-moments.ts'
import type { EpisodeView, PartView } from './view.ts'

/** The recordings of an episode that has several, each with its own page. */
export function PartList({ episode }: { episode: EpisodeView }) {
  const { words } = useSite()
  const { parts } = episode
  if (parts.length === 0) return null
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{heading(parts, words)}</h2>
      <ol className="part-list">
        {parts.map((part) => (
          <li key={part.number}>
            <span className="ordinal" aria-hidden="true">
              {part.number}
            </span>
            <Part part={part} episode={episode} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Part({ part, episode }: { part: PartView; episode: EpisodeView }) {
  const moments = useMoments(episode)
  const { path, language } = episode
  const { words, here } = useSite()
  return (
    <div>
      <a
        href={here(`${path}/${part.number}`)}
        aria-current={part.current ? 'true' : undefined}
        lang={part.title ? language : undefined}
      >
        {bindSpaces(part.title ?? words.part(part.number))}
      </a>{' '}
      <span className="facts">
        {part.duration ? formatDuration(part.duration) : null}
        {part.current ? ` (${words.thisPart})` : null}
      </span>
      <Notes text={part.description} lang={language} headings={3} {...moments(part.number)} />
    </div>
  )
}

/** Named by what they all are: five capsules, two parts. */
function heading(parts: PartView[], words: Words): string {
  const all = (sort: PartView['sort']) => parts.every((part) => part.sort === sort)
  if (all('capsule')) return words.capsules(parts.length)
  if (all('part')) return words.partsOf(parts.length)
  return all('excerpt') ? words.excerpts : words.parts
}
