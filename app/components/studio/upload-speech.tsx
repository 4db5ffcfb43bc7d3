import { useField } from './form.tsx'
import type { UploadView } from './upload-view.ts'
import { useStudioWords } from './words.ts'

/** Which speech model will hear the upload, and how to get a real one; where there is none, what to do is to be chosen. */
export function UploadSpeech({ speech }: { speech: UploadView['speech'] }) {
  const words = useStudioWords().uploads
  if (!speech.hasEngine) return <Advice text={words.noEngine} command="npx causerie doctor" />
  if (speech.kind === 'known') return <p className="hint">{words.model(speech.name!)}</p>
  const text = speech.kind === 'none' ? words.noModel : words.smallModel(speech.name!)
  return (
    <>
      <Advice text={text} command="npx causerie model get base" />
      <SpeechChoice kind={speech.kind} />
    </>
  )
}

function Advice({ text, command }: { text: string; command: string }) {
  return (
    <div className="notice warning">
      <p>{text}</p>
      <p>
        <code>{command}</code>
      </p>
    </div>
  )
}

/** With a model that may not know human voices nothing is chosen beforehand: it cannot happen by accident. */
function SpeechChoice({ kind }: { kind: 'unknown' | 'none' }) {
  const words = useStudioWords().uploads
  const { id, value, mistake } = useField('words')
  const chosen = value || (kind === 'none' ? 'recognised' : '')
  const options = [
    ['recognised', kind === 'none' ? words.recogniseWaiting : words.recogniseAnyway],
    ['given', words.recogniseNot],
  ] as const
  return (
    <fieldset id={id} aria-describedby={mistake ? `${id}-mistake` : undefined}>
      <legend>{words.choose}</legend>
      {options.map(([option, text]) => (
        <div className="field check" key={option}>
          <input
            type="radio"
            id={`${id}-${option}`}
            name="words"
            value={option}
            required
            defaultChecked={chosen === option}
          />
          <label htmlFor={`${id}-${option}`}>{text}</label>
        </div>
      ))}
      {mistake ? (
        <p className="mistake" id={`${id}-mistake`}>
          {mistake}
        </p>
      ) : null}
    </fieldset>
  )
}
