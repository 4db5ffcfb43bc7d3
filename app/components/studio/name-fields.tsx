/** The fields of people, organisations and topics. */
import { FileField, PICTURES, Rows, TextArea, TextField } from './fields.tsx'
import { Names } from './partner-rows.tsx'
import { useStudioWords } from './words.ts'

export function PersonFieldset({ organisations }: { organisations: string[] }) {
  const words = useStudioWords()
  return (
    <>
      <TextField name="name" label={words.name} hint={words.nameHint} required />
      <TextField name="sortName" label={words.sortName} hint={words.sortNameHint} />
      <TextArea name="bio" label={words.bio} hint={words.markdownWorks} rows={5} />
      <TextField name="url" label={words.webAddress} hint={words.webAddressHint} inputMode="url" />
      <FileField name="photo" label={words.photo} hint={words.pictureHint} accept={PICTURES} />
      <Rows
        list="affiliations"
        legend={words.affiliations}
        hint={`${words.affiliationsHint} ${words.moreRows}`}
        row={words.row}
      >
        {(prefix) => (
          <>
            <TextField name={`${prefix}organisation`} label={words.organisation} list="organisation-names" />
            <TextField name={`${prefix}title`} label={words.affiliationTitle} />
            <TextField name={`${prefix}from`} label={words.from} />
            <TextField name={`${prefix}until`} label={words.until} />
          </>
        )}
      </Rows>
      <Names id="organisation-names" names={organisations} />
    </>
  )
}

export function OrganisationFieldset() {
  const words = useStudioWords()
  return (
    <>
      <TextField name="name" label={words.name} required />
      <TextField name="acronym" label={words.acronym} />
      <TextArea name="description" label={words.description} hint={words.markdownWorks} rows={5} />
      <TextField name="url" label={words.webAddress} hint={words.webAddressHint} inputMode="url" />
      <div className="fields">
        <TextField name="primaryColour" label={words.primaryColour} hint={words.colourHint} />
        <TextField name="secondaryColour" label={words.secondaryColour} hint={words.colourHint} />
      </div>
      <FileField name="logo" label={words.logo} hint={words.pictureHint} accept={PICTURES} />
    </>
  )
}

export function TopicFieldset() {
  const words = useStudioWords()
  return (
    <>
      <TextField name="name" label={words.name} required />
      <TextArea name="description" label={words.description} hint={words.markdownWorks} rows={5} />
    </>
  )
}
