import { studioPath } from '../../addresses.ts'
import { formatDay, formatWeekday } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import { VisibilityMark } from './visibility-mark.tsx'
import { useStudioWords } from './words.ts'

/** What one should know before an episode is published; none of it forbids anything. */
export type Warning = 'no-recording' | 'not-ready' | 'no-summary' | 'no-cover' | 'no-words' | 'not-reviewed'

export interface PublishView {
  publicId: string
  title: string
  language: string
  visibility: 'draft' | 'scheduled' | 'public' | 'unlisted' | 'private' | 'removed'
  /** UTC ISO with how far the site's time zone is from UTC at that moment. */
  publishAt: Moment | null
  publishedAt: Moment | null
  /** Becomes public by itself once its recordings can be heard. */
  whenReady: boolean
  /** Its address for readers, complete. */
  url: string
  recordings: {
    number: number
    title: string
    ready: boolean
    words: 'none' | 'coming' | 'automatic' | 'imported' | 'reviewed'
  }[]
  warnings: Warning[]
}

export interface Moment {
  iso: string
  /** `UTC+1`. */
  offset: string
}

/** Who sees an episode now, what is missing, and the ways to the preview and to publishing. */
export function PublishPanel({ episode, mayPublish }: { episode: PublishView; mayPublish: boolean }) {
  const words = useStudioWords()
  const { here } = useSite()
  const to = (page: string) => here(studioPath('episodes', episode.publicId, page))
  return (
    <section className="publish" aria-labelledby="publication">
      <h2 id="publication">{words.publication}</h2>
      <PublishState of={episode} means={words.visibilityMeans} />
      <Warnings
        warnings={episode.visibility === 'removed' ? [] : episode.warnings}
        isOut={episode.visibility === 'public' || episode.visibility === 'unlisted'}
      />
      <p className="actions">
        {mayPublish ? (
          <a className="button" href={to('publish')}>
            {words.publishPage}
          </a>
        ) : null}{' '}
        <a className="button quiet" href={to('preview')}>
          {words.preview}
        </a>
      </p>
    </section>
  )
}

/** Who sees an episode or an article now and what will happen by itself, in sentences; `means` says what each visibility is. */
export function PublishState({
  of,
  means,
}: {
  of: Pick<PublishView, 'visibility' | 'publishAt' | 'publishedAt' | 'url'> & { whenReady?: boolean }
  means: Record<PublishView['visibility'], string>
}) {
  const words = useStudioWords()
  const { visibility, publishAt, publishedAt, whenReady, url } = of
  const isSeen = visibility === 'public' || visibility === 'unlisted'
  return (
    <>
      <p>
        <VisibilityMark visibility={visibility} /> {means[visibility]}
      </p>
      {visibility === 'scheduled' && publishAt ? (
        <p>
          {words.becomesPublic} <MomentText moment={publishAt} />.
        </p>
      ) : null}
      {visibility === 'draft' && whenReady ? <p>{words.becomesPublicWhenReady}</p> : null}
      {isSeen && publishedAt ? (
        <p>
          {words.firstSeen} <MomentText moment={publishedAt} />.
        </p>
      ) : null}
      <p>
        {isSeen ? words.address : words.addressLater}
        {words.colon}
        {isSeen ? <a href={url}>{url}</a> : <span className="address">{url}</span>}
      </p>
    </>
  )
}

/** `mardi 1er décembre 2026 à 18:00, heure de Europe/Zurich (UTC+1)` */
function MomentText({ moment }: { moment: Moment }) {
  const words = useStudioWords()
  const { locale, timeZone } = useSite()
  const day = formatDay(moment.iso, 'minute', timeZone, locale)
  const weekday = formatWeekday(moment.iso, timeZone, locale)
  return (
    <time dateTime={moment.iso}>{words.moment(weekday, day.date, day.time!, timeZone, moment.offset)}</time>
  )
}

export function Warnings({ warnings, isOut = false }: { warnings: Warning[]; isOut?: boolean }) {
  const words = useStudioWords()
  if (warnings.length === 0) return null
  return (
    <div className="notice">
      <p>{isOut ? words.stillMissing : words.beforePublishing}</p>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{words.warnings[warning]}</li>
        ))}
      </ul>
    </div>
  )
}
