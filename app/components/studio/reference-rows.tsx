import { Rows, TextArea, TextField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** Cited works and links of a season, an episode or an article. */
export function ReferenceRows() {
  const words = useStudioWords()
  return (
    <Rows list="references" legend={words.bibliography} hint={words.moreRows} spare={2} row={words.row}>
      {(prefix) => (
        <>
          <TextField name={`${prefix}author`} label={words.referenceAuthor} />
          <TextField name={`${prefix}title`} label={words.referenceTitle} />
          <TextField name={`${prefix}publisher`} label={words.publisher} />
          <TextField name={`${prefix}year`} label={words.year} inputMode="numeric" />
          <TextField name={`${prefix}url`} label={words.link} type="url" />
          <TextArea name={`${prefix}note`} label={words.referenceNote} rows={2} />
        </>
      )}
    </Rows>
  )
}
