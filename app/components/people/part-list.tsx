import { episodePath } from '../../addresses.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { EpisodeFacts, type ListedEpisode } from '../lists/episode-list.tsx'
import { Cover } from '../page/cover.tsx'
import { useSite } from '../site.ts'

export interface PartInEpisode {
  episode: ListedEpisode
  /** What was done on it, one line each: role, title and affiliation of that day. */
  parts: string[]
}

/** Episodes with the part that someone had in each. */
export function PartInEpisodes({ episodes }: { episodes: PartInEpisode[] }) {
  const { here } = useSite()
  return (
    <ul className="episode-list">
      {episodes.map(({ episode, parts }) => (
        <li key={`${episode.show.slug}/${episode.slug}`}>
          <article className="card">
            <Cover picture={episode.cover} name={episode.title} />
            <div>
              <h3 lang={episode.language}>
                <a href={here(episodePath(episode.show.slug, episode.slug))}>{bindSpaces(episode.title)}</a>
              </h3>
              {parts.map((part) => (
                <p key={part} className="facts">
                  {part}
                </p>
              ))}
              <EpisodeFacts episode={episode} withShow />
            </div>
          </article>
        </li>
      ))}
    </ul>
  )
}
