import { Rows, TextField } from './fields.tsx'
import { Names } from './partner-rows.tsx'
import { useStudioWords } from './words.ts'

/** Chapters by their start, with empty rows for more. */
export function ChapterRows({ people, lang, hint }: { people: string[]; lang: string; hint: string }) {
  const words = useStudioWords()
  return (
    <>
      <Rows list="chapters" legend={words.chapters} hint={hint} row={words.row} spare={4}>
        {(prefix) => (
          <div className="fields">
            <TextField name={`${prefix}start`} label={words.chapterStart} />
            <TextField name={`${prefix}title`} label={words.chapterTitle} lang={lang} />
            <TextField
              name={`${prefix}speakers`}
              label={words.chapterSpeakers}
              hint={words.chapterSpeakersHint}
              list="chapter-names"
            />
          </div>
        )}
      </Rows>
      <Names id="chapter-names" names={people} />
    </>
  )
}
