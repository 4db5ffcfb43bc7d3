/** Forms of the studio: what was typed stays, what is wrong is said beside its field and at the top, what someone else saved is shown. */
import { createContext, type ReactNode, useContext } from 'react'
import { formatTime } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import type { FormState, Typed } from './form-state.ts'
import { useStudioWords } from './words.ts'

interface Shown {
  values: Typed
  state: FormState | null
}
const FormContext = createContext<Shown>({ values: {}, state: null })

/** `values` are the fields as saved; `state` what a refusal answered. `files` where it carries some. */
export function StudioForm({
  values,
  state = null,
  files = false,
  action,
  children,
}: {
  values: Typed
  state?: FormState | null
  files?: boolean
  action?: string
  children: ReactNode
}) {
  const saves = state?.meanwhile?.saves ?? state?.typed.saves ?? values.saves ?? '0'
  return (
    <FormContext.Provider value={{ values: state?.typed ?? values, state }}>
      <form
        method="post"
        action={action}
        className="form"
        noValidate
        encType={files ? 'multipart/form-data' : undefined}
      >
        <input type="hidden" name="saves" value={saves} />
        <Conflict />
        <Summary />
        {children}
      </form>
    </FormContext.Provider>
  )
}

/** The value of a field, what is wrong with it, and what someone else saved in it meanwhile. */
export function useField(name: string) {
  const { values, state } = useContext(FormContext)
  const words = useStudioWords()
  const code = state?.mistakes.find((mistake) => mistake.field === name)?.code
  const value = values[name] ?? ''
  const theirs = state?.meanwhile?.fields[name]
  return {
    value,
    id: `field-${name.replaceAll('.', '-')}`,
    mistake: code ? (words.mistakes[code as keyof typeof words.mistakes] ?? words.mistakes.wrong) : null,
    theirs: theirs !== undefined && theirs !== value ? theirs : null,
  }
}

/** Whether one of these fields or lists is to be corrected, or was saved otherwise by somebody else meanwhile. */
export function useHasNote(names: readonly string[]): boolean {
  const { values, state } = useContext(FormContext)
  const isOneOf = (field: string) => names.includes(field.split('.')[0]!)
  const theirs = state?.meanwhile?.fields ?? {}
  return (
    (state?.mistakes.some(({ field }) => isOneOf(field)) ?? false) ||
    Object.entries(theirs).some(([field, text]) => isOneOf(field) && text !== (values[field] ?? ''))
  )
}

/** How many rows of a list the form holds. */
export function useRowCount(list: string): number {
  const { values } = useContext(FormContext)
  const numbers = Object.keys(values).flatMap((name) => {
    const at = new RegExp(`^${list}\\.(\\d+)\\.`).exec(name)?.[1]
    return at && values[name] ? [Number(at) + 1] : []
  })
  return Math.max(0, ...numbers)
}

function Conflict() {
  const { state } = useContext(FormContext)
  const { locale, timeZone } = useSite()
  const words = useStudioWords()
  if (!state?.meanwhile) return null
  const { by, at } = state.meanwhile
  const clock = at ? formatTime(at, timeZone, locale) : null
  return (
    <div className="conflict" role="alert">
      <p>{words.changedMeanwhile(by, clock)}</p>
      <p>{words.changedMeanwhileHint}</p>
    </div>
  )
}

/** Every mistake with a way to its field. */
function Summary() {
  const { state } = useContext(FormContext)
  const words = useStudioWords()
  const mistakes = state?.mistakes.filter((mistake) => mistake.code !== 'changed-meanwhile') ?? []
  if (mistakes.length === 0) return null
  const wordsOf = (code: string) =>
    words.mistakes[code as keyof typeof words.mistakes] ?? words.mistakes.wrong
  return (
    <div className="summary-of-mistakes" role="alert">
      <h2>{words.toCorrect(mistakes.length)}</h2>
      <ul>
        {mistakes.map(({ field, code }) => (
          <li key={`${field}/${code}`}>
            {field ? <a href={`#field-${field.replaceAll('.', '-')}`}>{wordsOf(code)}</a> : wordsOf(code)}
          </li>
        ))}
      </ul>
    </div>
  )
}
