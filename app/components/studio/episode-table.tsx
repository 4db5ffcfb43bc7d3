import { studioPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { useStudioWords } from './words.ts'

export interface ListedEpisode {
  publicId: string
  title: string
  language: string
  visibility: string
  publishAt: string | null
  show: { slug: string; title: string }
  recordings: number
  open: number
  failed: number
}

/** Episodes as their producers see them: title, state, what is under way. */
export function StudioEpisodes({
  episodes,
  withShow = false,
}: {
  episodes: ListedEpisode[]
  withShow?: boolean
}) {
  const words = useStudioWords()
  const { here, locale, timeZone } = useSite()
  if (episodes.length === 0) return <p>{words.nothingHere}</p>
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return (
    <ul className="studio-episodes">
      {episodes.map((episode) => (
        <li key={episode.publicId}>
          <a href={here(studioPath('episodes', episode.publicId))} lang={episode.language}>
            {episode.title}
          </a>
          <ul className="facts">
            <li>
              <span className="state" data-visibility={episode.visibility}>
                {words.visibilities[episode.visibility as keyof typeof words.visibilities]}
              </span>
            </li>
            {withShow ? <li>{episode.show.title}</li> : null}
            {episode.visibility === 'scheduled' && episode.publishAt ? (
              <li>{clock.format(new Date(episode.publishAt))}</li>
            ) : null}
            {episode.open > 0 ? <li>{words.underWay}</li> : null}
            {episode.failed > 0 ? <li className="mistake">{words.failed}</li> : null}
          </ul>
        </li>
      ))}
    </ul>
  )
}
