import { studioPath } from '../../addresses.ts'
import { formatMoment } from '../../locales/format.ts'
import type { StudioWords } from '../../locales/studio.ts'
import { useSite } from '../site.ts'
import { VisibilityMark } from './visibility-mark.tsx'
import { useStudioWords } from './words.ts'

export interface ListedEpisode {
  publicId: string
  title: string
  language: string
  visibility: keyof StudioWords['visibilities']
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
  return (
    <ul className="studio-episodes">
      {episodes.map((episode) => (
        <li key={episode.publicId}>
          <a href={here(studioPath('episodes', episode.publicId))} lang={episode.language}>
            {episode.title}
          </a>
          <ul className="facts">
            <li>
              <VisibilityMark visibility={episode.visibility} />
            </li>
            {withShow ? <li>{episode.show.title}</li> : null}
            {episode.visibility === 'scheduled' && episode.publishAt ? (
              <li>{formatMoment(episode.publishAt, timeZone, locale)}</li>
            ) : null}
            {episode.open > 0 ? <li>{words.underWay}</li> : null}
            {episode.failed > 0 ? <li className="mistake">{words.failed}</li> : null}
          </ul>
        </li>
      ))}
    </ul>
  )
}
