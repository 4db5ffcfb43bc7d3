import { showPath } from '../../addresses.ts'
import { useSite } from '../site.ts'

export interface ListedShow {
  slug: string
  title: string
  description: string
  language: string
  episodes: number
}

/** Shows with their titles as links. */
export function ShowList({ shows }: { shows: ListedShow[] }) {
  const { words, here } = useSite()
  return (
    <ul className="show-list">
      {shows.map((show) => (
        <li key={show.slug}>
          <h3 lang={show.language}>
            <a href={here(showPath(show.slug))}>{show.title}</a>
          </h3>
          <p className="facts">{words.countEpisodes(show.episodes)}</p>
          {show.description ? (
            <p className="summary" lang={show.language}>
              {show.description}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
