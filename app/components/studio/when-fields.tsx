import { SelectField, TextField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** Beginning and end with how exactly they are known, and the time zone of the place. */
export function WhenFieldset() {
  const words = useStudioWords()
  return (
    <fieldset>
      <legend>{words.when}</legend>
      <p className="hint">{words.whenHint}</p>
      <div className="fields">
        <TextField name="startsDate" label={words.startsDate} type="date" />
        <TextField name="startsTime" label={words.startsTime} type="time" />
        <TextField name="endsDate" label={words.endsDate} type="date" />
        <TextField name="endsTime" label={words.endsTime} type="time" />
      </div>
      <div className="fields">
        <SelectField
          name="precision"
          label={words.precision}
          options={['', 'minute', 'half-day', 'day', 'month'].map((value) => [
            value,
            words.precisions[value]!,
          ])}
        />
        <TextField name="timeZone" label={words.timeZone} hint={words.timeZoneHint} />
      </div>
    </fieldset>
  )
}
