import { Rows, TextField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** Passages of a recording that apps may play before one hears the rest. */
export function SoundbiteRows({ lang }: { lang: string }) {
  const words = useStudioWords()
  return (
    <Rows
      list="soundbites"
      legend={words.recordings.soundbites}
      hint={`${words.recordings.soundbitesHint} ${words.moreRows}`}
      spare={1}
      row={words.row}
    >
      {(prefix) => (
        <div className="fields soundbite">
          <TextField name={`${prefix}start`} label={words.start} />
          <TextField name={`${prefix}end`} label={words.end} />
          <TextField name={`${prefix}title`} label={words.title} lang={lang} />
        </div>
      )}
    </Rows>
  )
}
