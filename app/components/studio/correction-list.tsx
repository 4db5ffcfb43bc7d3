import { atMoment } from '../../addresses.ts'
import { formatClock } from '../../locales/format.ts'
import { useStudioWords } from './words.ts'

export interface CorrectionRow {
  id: number
  heard: string
  written: string
  state: 'made' | 'accepted' | 'undone'
  /** Null where its line is gone. */
  start: number | null
  /** The line around the words; null where they stand there no longer. */
  line: { before: string; words: string; after: string } | null
}

/** What the glossary changed, each with its line and what can be done with it. `preview` is the page that plays them. */
export function CorrectionList({
  rows,
  preview,
  lang,
}: {
  rows: CorrectionRow[]
  preview: string
  lang: string
}) {
  const words = useStudioWords()
  return (
    <ol className="cue-rows corrections">
      {rows.map((row) => (
        <li key={row.id}>
          <p>
            {row.start === null ? null : (
              <>
                <a href={`${atMoment(preview, row.start)}#player`}>
                  {words.hearFrom(formatClock(row.start))}
                </a>
                {words.colon}
              </>
            )}
            {row.line ? (
              <span lang={lang}>
                {row.line.before}
                <mark>{row.line.words}</mark>
                {row.line.after}
              </span>
            ) : (
              words.corrections.gone
            )}
          </p>
          <Settle row={row} lang={lang} />
        </li>
      ))}
    </ol>
  )
}

/** What was heard and what is written, and the buttons. */
function Settle({ row: { id, heard, written, state, line }, lang }: { row: CorrectionRow; lang: string }) {
  const { corrections: words } = useStudioWords()
  const [was, is] = withoutSameEnd(heard, written)
  const name = words.pair(was, is)
  return (
    <form method="post" className="act">
      <input type="hidden" name="correction" value={id} />
      <p>
        {words.heard} <q lang={lang}>{was}</q> <span aria-hidden="true">→</span> {words.written}{' '}
        <q lang={lang}>{is}</q>
        {state === 'made' ? null : ` (${words.states[state]})`}
      </p>
      <div className="actions">
        {state === 'made' ? (
          <button
            type="submit"
            name="intent"
            value="keep"
            className="quiet"
            aria-label={`${words.keep} (${name})`}
          >
            {words.keep}
          </button>
        ) : null}
        {state === 'undone' || !line ? null : (
          <button
            type="submit"
            name="intent"
            value="undo"
            className="quiet"
            aria-label={`${words.undo} (${name})`}
          >
            {words.undo}
          </button>
        )}
      </div>
    </form>
  )
}

/** The same stop or comma after both says nothing about the words. */
function withoutSameEnd(heard: string, written: string): [heard: string, written: string] {
  const end = heard.at(-1) ?? ''
  const isSame = '.,;:!?…'.includes(end) && written.endsWith(end)
  return isSame ? [heard.slice(0, -1), written.slice(0, -1)] : [heard, written]
}
