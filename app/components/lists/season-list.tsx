import { seasonPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { When } from './when.tsx'

export interface ListedSeason {
  number: number
  title: string | null
  edition: number | null
  startsAt: string | null
  endsAt: string | null
  timeZone: string | null
  precision: 'month' | 'day' | 'half-day' | 'minute' | null
  episodes: number
}

/** A show's seasons by what it calls them, under their editions where it has some, the newest edition first. */
export function SeasonList({
  show,
  seasons,
}: {
  show: { slug: string; seasonLabel: string | null }
  seasons: ListedSeason[]
}) {
  const { words } = useSite()
  const editions = [...new Set(seasons.map((season) => season.edition))].sort((a, b) => (b ?? 0) - (a ?? 0))
  return editions.map((edition) => (
    <div key={edition ?? 'none'}>
      {edition === null ? null : <h3 className="season-title">{words.edition(edition)}</h3>}
      <ol className="season-list">
        {seasons
          .filter((season) => season.edition === edition)
          .map((season) => (
            <li key={season.number}>
              <Season show={show} season={season} />
            </li>
          ))}
      </ol>
    </div>
  ))
}

function Season({
  show,
  season,
}: {
  show: { slug: string; seasonLabel: string | null }
  season: ListedSeason
}) {
  const { words, here } = useSite()
  return (
    <>
      <a href={here(seasonPath(show.slug, season.number))}>
        {words.season(show.seasonLabel, season.number, season.title)}
      </a>
      <span className="facts">
        {season.startsAt ? (
          <>
            <When dates={{ ...season, publishedAt: null }} />
            {' · '}
          </>
        ) : null}
        {words.countEpisodes(season.episodes)}
      </span>
    </>
  )
}
