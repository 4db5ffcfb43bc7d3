import { Rows, SelectField, TextField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** Organisations with their part, of a show, a season or an episode. */
export function PartnerRows({ organisations }: { organisations: string[] }) {
  const words = useStudioWords()
  return (
    <Rows list="partners" legend={words.partners} hint={words.moreRows} row={words.row}>
      {(prefix) => (
        <div className="fields">
          <TextField name={`${prefix}organisation`} label={words.partner} list="organisation-names" />
          <SelectField
            name={`${prefix}role`}
            label={words.partnerRole}
            options={Object.entries(words.partnerRoles)}
          />
          {prefix === 'partners.0.' ? <Names id="organisation-names" names={organisations} /> : null}
        </div>
      )}
    </Rows>
  )
}

/** Names that a field offers while typing. */
export function Names({ id, names }: { id: string; names: string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}
