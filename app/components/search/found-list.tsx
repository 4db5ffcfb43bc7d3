import { atMoment, episodePath, partPath } from '../../addresses.ts'
import { formatClock } from '../../locales/format.ts'
import { EpisodeFacts, type ListedEpisode } from '../lists/episode-list.tsx'
import { Summary } from '../lists/summary.tsx'
import { Cover } from '../page/cover.tsx'
import { useSite } from '../site.ts'
import { Marked, type Stretch } from './marked.tsx'

export interface FoundMoment {
  part: number | null
  start: number
  text: Stretch[]
  language: string
  speaker: string | null
  chapter: string | null
}

export interface Found {
  episode: ListedEpisode
  title: Stretch[]
  moments: FoundMoment[]
}

/** Episodes that were found, each with its best moments. */
export function FoundList({ found }: { found: Found[] }) {
  return (
    <ol className="found-list">
      {found.map((one) => (
        <li key={`${one.episode.show.slug}/${one.episode.slug}`}>
          <FoundEpisode found={one} />
        </li>
      ))}
    </ol>
  )
}

function FoundEpisode({ found: { episode, title, moments } }: { found: Found }) {
  const { words, here } = useSite()
  const { show, slug, language } = episode
  return (
    <article className="card">
      <Cover picture={episode.cover} name={episode.title} />
      <div>
        <h2 lang={language}>
          <a href={here(episodePath(show.slug, slug))}>
            <Marked text={title} />
          </a>
        </h2>
        <EpisodeFacts episode={episode} withShow />
        {moments.length > 0 ? (
          <ul className="moments" aria-label={words.momentsOf(episode.title)}>
            {moments.map((moment) => (
              <li key={`${moment.part}/${moment.start}`}>
                <MomentLink moment={moment} path={here(partPath(show.slug, slug, moment.part))} />
              </li>
            ))}
          </ul>
        ) : (
          <Summary notes={episode.summary} lang={language} />
        )}
      </div>
    </article>
  )
}

function MomentLink({ moment, path }: { moment: FoundMoment; path: string }) {
  const { words } = useSite()
  const { start, text, language, speaker, chapter } = moment
  return (
    <>
      <a href={atMoment(path, start)}>{words.heardAt(formatClock(start))}</a>
      {words.colon}
      <q lang={language}>
        <Marked text={text} />
      </q>
      {speaker || chapter ? (
        <span className="facts"> {[chapter, speaker].filter(Boolean).join(', ')}</span>
      ) : null}
    </>
  )
}
