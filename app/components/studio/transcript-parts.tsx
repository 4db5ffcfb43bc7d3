import type { ReactNode } from 'react'
import { CheckField, FileField, TextField } from './fields.tsx'
import { StudioForm } from './form.tsx'
import type { FormState } from './form-state.ts'
import { Said } from './notice.tsx'
import { PageLinks } from './page-links.tsx'
import { useStudioWords } from './words.ts'

interface Current {
  language: string
  origin: 'automatic' | 'imported' | 'corrected'
  reviewed: boolean
  canUndoImport: boolean
}

/** What the last form did, what these words are, and the button that says a person has read them. */
export function TranscriptState({
  current,
  done,
}: {
  current: Current | null
  done: { changed: number | null; imported: number | null; undone: boolean }
}) {
  const words = useStudioWords()
  const { changed, imported, undone } = done
  return (
    <>
      {changed !== null || imported !== null ? (
        <div className="notice" role="status" id={imported === null ? undefined : IMPORTED}>
          <p>{imported === null ? words.cuesSaved(changed!) : words.imported(imported)}</p>
        </div>
      ) : null}
      <Said>{undone ? words.importUndone : null}</Said>
      {current ? (
        <form method="post" className="act">
          <p>
            {words.originOf[current.origin]}, {current.reviewed ? words.isReviewed : words.notReviewed}.
          </p>
          <div className="actions">
            <button
              type="submit"
              name="intent"
              value={current.reviewed ? 'unreview' : 'review'}
              className="quiet"
            >
              {current.reviewed ? words.unmarkReviewed : words.markReviewed}
            </button>
            {current.canUndoImport ? (
              <button type="submit" name="intent" value="undo-import" className="quiet">
                {words.undoImport}
              </button>
            ) : null}
          </div>
        </form>
      ) : null}
    </>
  )
}

/** Languages, pages, and a box that finds lines. `own` is this page's address. */
export function TranscriptNav({
  languages,
  current,
  page,
  pages,
  query,
  found,
  own,
}: {
  languages: string[]
  current: Current | null
  page: number
  pages: number
  query: string
  found: number | null
  own: string
}) {
  const words = useStudioWords()
  const language = current?.language ?? ''
  const to = (to: number, tag = language) =>
    `${own}?${new URLSearchParams({ language: tag, page: String(to) })}`
  return (
    <>
      {languages.length > 1 ? (
        <nav aria-label={words.languages} className="pages">
          <ul>
            {languages.map((tag) => (
              <li key={tag}>
                <a href={to(1, tag)} aria-current={tag === language ? 'true' : undefined}>
                  {tag}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <form action={own} className="find">
        <input type="hidden" name="language" value={language} />
        <label htmlFor="find">{words.findInTranscript}</label>{' '}
        <input id="find" type="search" name="q" defaultValue={query} lang={language} />{' '}
        <button type="submit" className="quiet">
          {words.find}
        </button>
      </form>
      {found === null ? null : (
        <p role="status">
          {words.foundCues(found)}. <a href={to(1)}>{words.allCues}</a>
        </p>
      )}
      {found === null ? <PageLinks page={page} pages={pages} to={to} /> : null}
    </>
  )
}

/** What came of an import: its notice, or the form again. The page opens there, however many lines stand between them. */
const IMPORTED = 'imported'

/** A file with a whole transcript; `children` say what is wrong with the one that was refused. */
export function ImportForm({
  language,
  state,
  children,
}: {
  language: string
  state: FormState | null | undefined
  children?: ReactNode
}) {
  const words = useStudioWords()
  return (
    <section aria-labelledby="import" id={state ? IMPORTED : undefined}>
      <h2 id="import">{words.importTranscript}</h2>
      <p className="hint">{words.importTranscriptHint}</p>
      {children}
      <StudioForm values={{ language }} state={state ?? null} action={`#${IMPORTED}`} files>
        <FileField
          name="file"
          label={words.transcriptFile}
          accept=".vtt,.srt,.json,.txt,.md,.markdown,text/*,application/json,application/x-subrip"
        />
        <TextField name="language" label={words.language} hint={words.languageHint} required />
        <CheckField name="reviewed" label={words.wasReviewed} />
        <p className="actions">
          <button type="submit" name="intent" value="import">
            {words.importTranscript}
          </button>
        </p>
      </StudioForm>
    </section>
  )
}
