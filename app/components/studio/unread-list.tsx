import { useStudioWords } from './words.ts'

export interface UnreadOnPage {
  line: number
  reason: string
  excerpt: string
}

/** What of a file is missing and why, line by line, as it stands there. `count` is of all, where the page has not all of them. */
export function UnreadList({ unread, count, lang }: { unread: UnreadOnPage[]; count: number; lang: string }) {
  const words = useStudioWords()
  if (unread.length === 0) return null
  const reasons: Record<string, string> = words.unread.reasons
  return (
    <section aria-labelledby="unread" className="notice">
      <h2 id="unread">{words.unread.title(count)}</h2>
      <ul>
        {unread.map(({ line, reason, excerpt }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a line may stand in it twice
          <li key={at}>
            {words.unread.line(line)}, {reasons[reason]}
            {words.colon}
            <q lang={lang}>{excerpt}</q>
          </li>
        ))}
      </ul>
      {count > unread.length ? <p>{words.unread.more(count - unread.length)}</p> : null}
    </section>
  )
}
