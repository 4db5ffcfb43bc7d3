import { Rows, TextField } from './fields.tsx'
import { useField } from './form.tsx'
import { Names } from './partner-rows.tsx'
import { useStudioWords } from './words.ts'

/** Chapters by their start, with empty rows for more. */
export function ChapterRows({ people, lang, hint }: { people: string[]; lang: string; hint: string }) {
  const words = useStudioWords()
  const brought = useField('brought').value
  return (
    <>
      {brought ? <input type="hidden" name="brought" value={brought} /> : null}
      <Rows list="chapters" legend={words.chapters} hint={hint} row={words.row} spare={4}>
        {(prefix) => (
          <div className="fields chapter">
            <TextField name={`${prefix}start`} label={words.start} />
            <TextField name={`${prefix}title`} label={words.title} lang={lang} />
            <TextField name={`${prefix}speakers`} label={words.whoSpeaks} list="chapter-names" />
          </div>
        )}
      </Rows>
      <Names id="chapter-names" names={people} />
    </>
  )
}
