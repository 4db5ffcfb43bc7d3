import { Rows, SelectField, TextField } from './fields.tsx'
import { useRowCount } from './form.tsx'
import { Names } from './partner-rows.tsx'
import { useStudioWords } from './words.ts'

/** Empty rows that one sees, and those that wait folded. */
const SPARE = 2
const FOLDED = 10

/** Who takes part in an episode, with the title and affiliation of that day. Affiliations are offered by `PartnerRows`' list. */
export function CreditRows({ people }: { people: string[] }) {
  const words = useStudioWords()
  const shown = useRowCount('credits') + SPARE
  return (
    <>
      <Rows list="credits" legend={words.credits} hint={words.creditsHint} spare={SPARE} row={words.row}>
        {(prefix) => <CreditFields prefix={prefix} />}
      </Rows>
      <details>
        <summary>{words.moreCredits(FOLDED)}</summary>
        <fieldset className="rows">
          <legend className="only-spoken">{words.credits}</legend>
          {Array.from({ length: FOLDED }, (_, at) => shown + at).map((at) => (
            <fieldset className="row" key={at}>
              <legend className="only-spoken">{words.row(at + 1)}</legend>
              <CreditFields prefix={`credits.${at}.`} />
            </fieldset>
          ))}
        </fieldset>
      </details>
      <Names id="people-names" names={people} />
    </>
  )
}

function CreditFields({ prefix }: { prefix: string }) {
  const words = useStudioWords()
  return (
    <>
      <TextField name={`${prefix}name`} label={words.name} list="people-names" />
      <SelectField
        name={`${prefix}kind`}
        label={words.creditKind}
        options={Object.entries(words.creditKinds)}
      />
      <SelectField name={`${prefix}role`} label={words.role} options={Object.entries(words.creditRoles)} />
      <TextField name={`${prefix}title`} label={words.creditTitle} />
      <TextField name={`${prefix}affiliation`} label={words.creditAffiliation} list="organisation-names" />
      <TextField name={`${prefix}position`} label={words.creditPosition} inputMode="numeric" />
    </>
  )
}
