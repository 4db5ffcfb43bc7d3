import { episodePath, showPath } from '../../addresses.ts'
import { formatDuration } from '../../locales/format.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { Cover, type Picture } from '../page/cover.tsx'
import { useSite } from '../site.ts'
import { Summary } from './summary.tsx'
import { type Dates, When } from './when.tsx'

export interface ListedEpisode extends Dates {
  slug: string
  title: string
  /** Markdown. */
  summary: string
  language: string
  place: string | null
  show: { slug: string; title: string }
  duration: number | null
  recordings: number
  hasVideo: boolean
  type?: 'full' | 'trailer' | 'bonus'
  cover?: Picture | null
}

/** Episodes, each with a link that is its title. `withShow` names the show too, where several meet. */
export function EpisodeList({
  episodes,
  withShow = false,
  wide = false,
}: {
  episodes: ListedEpisode[]
  withShow?: boolean
  /** Two beside each other where there is room. */
  wide?: boolean
}) {
  return (
    <ul className={wide ? 'episode-list two-up' : 'episode-list'}>
      {episodes.map((episode) => (
        <li key={`${episode.show.slug}/${episode.slug}`}>
          <EpisodeEntry episode={episode} withShow={withShow} />
        </li>
      ))}
    </ul>
  )
}

function EpisodeEntry({ episode, withShow }: { episode: ListedEpisode; withShow: boolean }) {
  const { here } = useSite()
  return (
    <article className="card">
      <Cover picture={episode.cover} name={episode.title} />
      <div>
        <h3 lang={episode.language}>
          <a href={here(episodePath(episode.show.slug, episode.slug))}>{bindSpaces(episode.title)}</a>
        </h3>
        <EpisodeFacts episode={episode} withShow={withShow} />
        <Summary notes={episode.summary} lang={episode.language} />
      </div>
    </article>
  )
}

/** Show, day, length and place in one line. */
export function EpisodeFacts({ episode, withShow }: { episode: ListedEpisode; withShow: boolean }) {
  const { words, here } = useSite()
  return (
    <ul className="facts">
      {withShow ? (
        <li>
          <a href={here(showPath(episode.show.slug))}>{bindSpaces(episode.show.title)}</a>
        </li>
      ) : null}
      <li>
        <When dates={episode} />
      </li>
      {episode.type && episode.type !== 'full' ? (
        <li>
          <span className="label">{words[episode.type]}</span>
        </li>
      ) : null}
      {episode.duration ? <li>{formatDuration(episode.duration)}</li> : null}
      {episode.recordings > 1 ? <li>{words.countRecordings(episode.recordings)}</li> : null}
      {episode.hasVideo ? <li>{words.withVideo}</li> : null}
      {episode.place ? <li>{episode.place}</li> : null}
    </ul>
  )
}
