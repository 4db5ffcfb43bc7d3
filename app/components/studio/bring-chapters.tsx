import { FileField, TextArea } from './fields.tsx'
import { StudioForm } from './form.tsx'
import type { FormState } from './form-state.ts'
import { useStudioWords } from './words.ts'

/** What was read of a file or a text, whose chapters the form shows now. */
export interface Brought {
  chapters: number
  beyond: number
  /** Lines that could not be read, from 1. */
  unread: { line: number; excerpt: string }[]
}

export function BroughtNotice({ chapters, beyond, unread }: Brought) {
  const words = useStudioWords().bringChapters
  return (
    <div className="notice" role="status" id={BROUGHT}>
      <p>{words.brought(chapters)}</p>
      {beyond > 0 ? <p>{words.beyond(beyond)}</p> : null}
      {unread.length > 0 ? (
        <>
          <p>{words.unread}</p>
          <ul>
            {unread.map(({ line, excerpt }) => (
              <li key={line}>
                {words.line(line)}
                <q>{excerpt}</q>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

/** What came of it: its notice, or the form again. The page opens there, however long the form between them is. */
const BROUGHT = 'brought'

/** A file or a text with chapters, or the timestamps of the description where it has some. */
export function BringChapters({
  saves,
  timestamps,
  state,
}: {
  saves: string
  timestamps: number
  state: FormState | null
}) {
  const words = useStudioWords().bringChapters
  return (
    <section aria-labelledby="bring" id={state ? BROUGHT : undefined}>
      <h2 id="bring">{words.title}</h2>
      {timestamps > 0 ? (
        <form method="post" action={`#${BROUGHT}`} className="act">
          <input type="hidden" name="saves" value={saves} />
          <div className="actions">
            <button type="submit" name="intent" value="timestamps" className="quiet">
              {words.timestamps(timestamps)}
            </button>
          </div>
        </form>
      ) : null}
      <p className="hint">{words.hint}</p>
      <StudioForm values={{ saves }} state={state} action={`#${BROUGHT}`} files>
        <FileField
          name="file"
          label={words.file}
          accept=".txt,.json,.psc,.xml,.vtt,text/*,application/json"
        />
        <TextArea name="text" label={words.text} rows={6} />
        <p className="actions">
          <button type="submit" name="intent" value="bring" className="quiet">
            {words.show}
          </button>
        </p>
      </StudioForm>
    </section>
  )
}
