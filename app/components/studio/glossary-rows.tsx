import { Rows, TextArea, TextField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** A show's terms, with empty rows for more. */
export function GlossaryRows({ lang }: { lang: string }) {
  const { glossary: words, row } = useStudioWords()
  return (
    <Rows list="terms" legend={words.terms} hint={words.rowsHint} row={row} spare={4}>
      {(prefix) => (
        <>
          <div className="fields">
            <TextField name={`${prefix}term`} label={words.term} lang={lang} />
            <TextField name={`${prefix}expansion`} label={words.expansion} lang={lang} />
          </div>
          <TextArea name={`${prefix}synonyms`} label={words.synonyms} rows={2} lang={lang} />
        </>
      )}
    </Rows>
  )
}
