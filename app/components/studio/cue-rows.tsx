import { atMoment } from '../../addresses.ts'
import { formatClock } from '../../locales/format.ts'
import { CheckField, TextArea, TextField } from './fields.tsx'
import { useField } from './form.tsx'
import type { Typed } from './form-state.ts'
import { useStudioWords } from './words.ts'

export interface CueRow {
  number: number
  start: number
  /** The recogniser was not sure of it. */
  unsure: boolean
}

/** The rows of a form that was refused: those that it came with, whatever stands there now. */
export function typedRows(typed: Typed, known: CueRow[]): CueRow[] {
  const rows: CueRow[] = []
  for (let at = 0; typed[`cues.${at}.number`] !== undefined; at += 1) {
    const number = Number(typed[`cues.${at}.number`])
    rows.push(known.find((cue) => cue.number === number) ?? { number, start: 0, unsure: false })
  }
  return rows
}

/** Lines of a transcript: times, who speaks, the words, and a way to hear them. `preview` is the page that plays them. */
export function CueRows({ cues, preview, lang }: { cues: CueRow[]; preview: string; lang: string }) {
  const words = useStudioWords()
  return (
    <ol className="cue-rows">
      {cues.map(({ number, start, unsure }, at) => {
        const prefix = `cues.${at}.`
        const clock = formatClock(start)
        return (
          <li key={number}>
            <fieldset className="row" data-unsure={unsure || undefined}>
              <legend>
                <a href={`${atMoment(preview, start)}#player`}>{words.hearFrom(clock)}</a>
                {unsure ? <strong className="unsure"> {words.unsure}</strong> : null}
              </legend>
              <HiddenField name={`${prefix}number`} />
              <div className="fields">
                <TextField name={`${prefix}start`} label={words.start} />
                <TextField name={`${prefix}end`} label={words.end} />
                <TextField name={`${prefix}speaker`} label={words.whoSpeaks} list="speaker-names" />
              </div>
              <TextArea name={`${prefix}text`} label={words.cueText} rows={2} lang={lang} />
              <CheckField name={`${prefix}gone`} label={words.cueRemove} />
            </fieldset>
          </li>
        )
      })}
    </ol>
  )
}

/** A field that the form carries along. */
export function HiddenField({ name }: { name: string }) {
  const { value } = useField(name)
  return <input type="hidden" name={name} value={value} />
}
