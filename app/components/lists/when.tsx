import { formatDay, type KnownTo } from '../../locales/format.ts'
import { useSite } from '../site.ts'

export interface Dates {
  startsAt: string | null
  endsAt: string | null
  timeZone: string | null
  precision: KnownTo | null
  publishedAt: string | null
}

/** When it took or takes place, as exactly as it is known and in the event's time zone; else when it was published. */
export function When({ dates }: { dates: Dates }) {
  const { locale, timeZone, words } = useSite()
  const { startsAt, endsAt, publishedAt, precision } = dates
  const say = (iso: string, knownTo: KnownTo) =>
    words.when(formatDay(iso, knownTo, dates.timeZone ?? timeZone, locale))
  if (startsAt === null)
    return publishedAt === null ? null : (
      <time dateTime={publishedAt}>
        {words.published(words.when(formatDay(publishedAt, 'day', timeZone, locale)))}
      </time>
    )
  const knownTo = precision ?? 'day'
  const first = say(startsAt, knownTo)
  const last = endsAt === null ? first : say(endsAt, knownTo)
  if (last === first) return <time dateTime={startsAt}>{first}</time>
  return <time dateTime={startsAt}>{untilWhen()}</time>

  /** The end on the same day is its time alone. */
  function untilWhen() {
    const [from, to] = [startsAt!, endsAt!].map((iso) =>
      formatDay(iso, knownTo, dates.timeZone ?? timeZone, locale),
    )
    return words.until(first, from!.date === to!.date && to!.time ? to!.time : last)
  }
}
