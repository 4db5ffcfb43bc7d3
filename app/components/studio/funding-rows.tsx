import { Rows, TextField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** Where listeners can give. */
export function FundingRows() {
  const { inApps: words, moreRows, row } = useStudioWords()
  return (
    <Rows list="fundings" legend={words.fundings} hint={moreRows} spare={1} row={row}>
      {(prefix) => (
        <div className="fields">
          <TextField name={`${prefix}url`} label={words.fundingUrl} inputMode="url" />
          <TextField name={`${prefix}label`} label={words.fundingLabel} />
        </div>
      )}
    </Rows>
  )
}
