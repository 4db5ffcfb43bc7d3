/** The forms that change who sees an episode or an article; the button's `intent` says which visibility it becomes. */
import type { ReactNode } from 'react'
import { useSite } from '../site.ts'
import { TextField } from './fields.tsx'
import { StudioForm } from './form.tsx'
import type { FormState, Typed } from './form-state.ts'
import { useStudioWords } from './words.ts'

/** One button that does one thing. */
export function Act({
  intent,
  quiet = false,
  children,
}: {
  intent: string
  quiet?: boolean
  children: ReactNode
}) {
  return (
    <form method="post" className="act">
      <button type="submit" name="intent" value={intent} className={quiet ? 'quiet' : undefined}>
        {children}
      </button>
    </form>
  )
}

/** The day and the time from which on everybody sees it; `offset` is how far the site's clocks are from UTC now. */
export function ScheduleForm({
  values,
  state,
  offset,
}: {
  values: Typed
  state: FormState | undefined
  offset: string
}) {
  const words = useStudioWords()
  const { timeZone } = useSite()
  return (
    <section aria-labelledby="schedule">
      <h2 id="schedule">{words.schedule}</h2>
      <StudioForm values={values} state={state ?? null}>
        <p className="hint">{words.scheduleHint(timeZone, offset)}</p>
        <div className="fields">
          <TextField name="date" label={words.date} type="date" required />
          <TextField name="time" label={words.time} type="time" required />
        </div>
        <div className="actions">
          <button type="submit" name="intent" value="scheduled" className="quiet">
            {words.schedule}
          </button>
        </div>
      </StudioForm>
    </section>
  )
}

const QUIET = ['unlisted', 'private', 'draft'] as const
export type QuietVisibility = (typeof QUIET)[number]

/** The visibilities that tell nobody of it, each with what it means, less those that `isNow` says it has. */
export function QuietChoices({
  means,
  isNow,
}: {
  means: Record<QuietVisibility, string>
  isNow: (one: QuietVisibility) => boolean
}) {
  const words = useStudioWords()
  const make = { unlisted: words.makeUnlisted, private: words.makePrivate, draft: words.backToDraft }
  return QUIET.filter((one) => !isNow(one)).map((one) => (
    <div key={one}>
      <p className="hint">{means[one]}</p>
      <div className="actions">
        <Act intent={one} quiet>
          {make[one]}
        </Act>
      </div>
    </div>
  ))
}
