import { SelectField, TextField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** A licence that apps know, by its identifier and its name. */
export type LicenseChoice = [id: string, text: string]

/** One of the usual licences, or another one with its address; `none` is what no choice means. */
export function LicenseFields({ none, licenses }: { none: string; licenses: LicenseChoice[] }) {
  const { inApps: words } = useStudioWords()
  return (
    <div className="fields">
      <SelectField
        name="license"
        label={words.license}
        hint={words.licenseHint}
        options={[['', none], ...licenses]}
      />
      <TextField name="ownLicense" label={words.ownLicense} hint={words.ownLicenseHint} />
      <TextField name="licenseUrl" label={words.licenseUrl} inputMode="url" />
    </div>
  )
}
