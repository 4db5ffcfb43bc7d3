import { atMoment } from '../../addresses.ts'
import { formatClock } from '../../locales/format.ts'
import { HiddenField } from './cue-rows.tsx'
import { CheckField, SelectField, TextField } from './fields.tsx'
import { Names } from './partner-rows.tsx'
import { useStudioWords } from './words.ts'

interface ShownTurn {
  /** The number of its first line. */
  first: number
  start: number
  end: number
  /** Its first words. */
  opening: string
}

/** As many names as there are keys for. */
const KEYS = 9

/**
 * Turns, each with its moment, its first words and the names to choose from; `preview` is the page that plays a moment. The island
 * `assign-speakers` puts keys on it: the name at a number's place in the list is that number's key.
 */
export function TurnList({
  turns,
  voices,
  preview,
  language,
}: {
  turns: ShownTurn[]
  voices: string[]
  preview: string
  language: string
}) {
  const { speakers: words, ...all } = useStudioWords()
  const choices: [string, string][] = [
    ['', words.nobody],
    ...voices.map((name, at): [string, string] => [name, at < KEYS ? `${at + 1}. ${name}` : name]),
  ]
  return (
    <>
      <p className="hint" data-turns-keys hidden>
        {words.keys}
      </p>
      <p className="only-spoken" role="status" data-turns-said />
      <ol className="cue-rows" data-turns={JSON.stringify(words.spoken)}>
        {turns.map(({ first, start, end, opening }, at) => {
          const prefix = `turns.${at}.`
          const id = `turn-${first}`
          return (
            <li key={first}>
              <fieldset className="row" id={id} aria-describedby={`${id}-words`} data-turn>
                <legend>
                  <a
                    href={`${atMoment(preview, start)}#player`}
                    data-play={`${start},${Math.max(end, start + 1)}`}
                  >
                    {all.hearFrom(formatClock(start))}
                  </a>
                </legend>
                <p id={`${id}-words`} lang={language}>
                  {opening}
                </p>
                <HiddenField name={`${prefix}first`} />
                <HiddenField name={`${prefix}last`} />
                <HiddenField name={`${prefix}start`} />
                <HiddenField name={`${prefix}was`} />
                <div className="fields">
                  <SelectField name={`${prefix}who`} label={all.whoSpeaks} options={choices} />
                  <TextField name={`${prefix}name`} label={words.other} list="voice-names" />
                  <CheckField name={`${prefix}on`} label={words.on} />
                </div>
              </fieldset>
            </li>
          )
        })}
      </ol>
      <Names id="voice-names" names={voices} />
    </>
  )
}

/** Plays turns without leaving the page, where there is a sound already. */
export function TurnSound({ path }: { path: string | null }) {
  const { speakers: words } = useStudioWords()
  if (!path) return null
  return (
    // biome-ignore lint/a11y/useMediaCaption: its words stand below, turn by turn
    <audio controls preload="none" src={path} aria-label={words.sound} data-turns-sound />
  )
}
