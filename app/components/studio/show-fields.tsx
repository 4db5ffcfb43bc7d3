import type { Picture } from '../page/cover.tsx'
import { CoverField } from './cover-field.tsx'
import { CheckField, SelectField, TextArea, TextField } from './fields.tsx'
import { type ModelChoice, ModelField } from './model-field.tsx'
import { Names, PartnerRows } from './partner-rows.tsx'
import { EndOrMove, InApps, type ShowChoices } from './show-apps.tsx'
import { useStudioWords } from './words.ts'

export interface KnownNames {
  people: string[]
  organisations: string[]
  topics: string[]
}

/** Every field of a show; its address only while it is new. */
export function ShowFieldset({
  names,
  models,
  choices,
  title = '',
  cover = null,
  isNew = false,
}: {
  names: KnownNames
  models: ModelChoice[]
  choices: ShowChoices
  /** As saved. */
  title?: string
  cover?: Picture | null
  isNew?: boolean
}) {
  const words = useStudioWords()
  return (
    <>
      <TextField name="title" label={words.title} required />
      {isNew ? <TextField name="slug" label={words.address} hint={words.slugHint} required /> : null}
      <div className="fields">
        <SelectField name="kind" label={words.kind} options={Object.entries(words.kinds)} />
        <TextField name="language" label={words.language} hint={words.languageHint} required />
        <TextField name="seasonLabel" label={words.seasonLabel} hint={words.seasonLabelHint} />
      </div>
      <TextArea name="description" label={words.description} hint={words.markdownWorks} rows={5} />
      <TextField name="organisation" label={words.organisation} list="owner-names" />
      <Names id="owner-names" names={names.organisations} />
      <div className="fields">
        <TextField name="author" label={words.author} hint={words.authorHint} />
        <TextField name="email" label={words.ownerEmail} hint={words.ownerEmailHint} type="email" />
      </div>
      <ModelField models={models} />
      <CheckField name="explicit" label={words.explicit} />
      <CheckField name="reviewsChapters" label={words.reviewsChapters} hint={words.reviewsChaptersHint} />
      <CoverField picture={cover} title={title} />
      <PartnerRows organisations={names.organisations} />
      <Names id="people-names" names={names.people} />
      <InApps {...choices} />
      {isNew ? null : <EndOrMove />}
    </>
  )
}
