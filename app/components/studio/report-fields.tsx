import { TextArea, TextField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** The written report: its text with the few signs that it understands, its language, its authors. */
export function ReportFieldset() {
  const words = useStudioWords()
  return (
    <>
      <dl className="signs" id="signs">
        {words.reportHints.map(([sign, meaning]) => (
          <div key={sign}>
            <dt>
              <code>{sign}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <TextArea name="body" label={words.body} hint={words.reportEmptyHint} rows={24} />
      <div className="fields">
        <TextField name="authors" label={words.authors} hint={words.namesHint} />
        <TextField name="language" label={words.language} hint={words.languageHint} required />
      </div>
    </>
  )
}
