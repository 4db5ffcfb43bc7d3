import { showPath } from '../../addresses.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { Cover, type Picture } from '../page/cover.tsx'
import { useSite } from '../site.ts'
import { Summary } from './summary.tsx'

export interface ListedShow {
  slug: string
  title: string
  /** Markdown. */
  description: string
  language: string
  episodes: number
  cover?: Picture | null
}

/** Shows as a grid of covers, with their titles as links. */
export function ShowList({ shows }: { shows: ListedShow[] }) {
  const { words, here } = useSite()
  return (
    <ul className="show-list">
      {shows.map((show) => (
        <li key={show.slug}>
          <div className="card">
            <Cover picture={show.cover} name={show.title} shown="(min-width: 36rem) 136px, 24vw" />
            <div>
              <h3 lang={show.language}>
                <a href={here(showPath(show.slug))}>{bindSpaces(show.title)}</a>
              </h3>
              <p className="facts">{words.countEpisodes(show.episodes)}</p>
              <Summary notes={show.description} lang={show.language} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}
