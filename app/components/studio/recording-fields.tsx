import { languageName } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import { CheckField, SelectField, TextArea, TextField } from './fields.tsx'
import { type ModelChoice, ModelField } from './model-field.tsx'
import { SoundbiteRows } from './soundbite-rows.tsx'
import { useStudioWords } from './words.ts'

/** Every field of a recording that a person writes; the picture's where there is one. */
export function RecordingFieldset({
  languages,
  models,
  hasPicture,
  lang,
}: {
  languages: string[]
  models: ModelChoice[]
  hasPicture: boolean
  /** Of its texts. */
  lang: string
}) {
  const all = useStudioWords()
  const { recordings: words } = all
  const { locale } = useSite()
  const spoken = languages.map((tag): [string, string] => [tag, languageName(tag, locale)])
  return (
    <>
      <TextField name="title" label={words.ownTitle} hint={words.ownTitleHint} />
      <TextArea name="description" label={all.description} hint={all.markdownWorks} rows={5} />
      <div className="fields">
        <SelectField name="sort" label={words.sort} options={Object.entries(words.sorts)} />
        <TextField name="place" label={words.place} hint={words.placeHint} inputMode="numeric" />
        <SelectField
          name="language"
          label={all.uploads.spoken}
          options={[...spoken, ['auto', all.languageAuto]]}
        />
      </div>
      <SelectField
        name="words"
        label={words.words}
        hint={words.wordsHint}
        options={Object.entries(words.wordsChoices)}
      />
      <ModelField models={models} />
      {hasPicture ? (
        <CheckField name="fullPicture" label={words.fullPicture} hint={words.fullPictureHint} />
      ) : null}
      <SoundbiteRows lang={lang} />
    </>
  )
}
