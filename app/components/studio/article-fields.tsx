import { FileField, PICTURES, SelectField, TextArea, TextField } from './fields.tsx'
import { Names } from './partner-rows.tsx'
import { ReferenceRows } from './reference-rows.tsx'
import type { KnownNames } from './show-fields.tsx'
import { useStudioWords } from './words.ts'

/** Every field of an article; its address only while it is new. `shows` are those that the account works on. */
export function ArticleFieldset({
  names,
  shows,
  isNew,
}: {
  names: KnownNames
  shows: { slug: string; title: string }[]
  isNew: boolean
}) {
  const words = useStudioWords()
  return (
    <>
      <TextField name="title" label={words.title} required />
      {isNew ? <TextField name="slug" label={words.address} hint={words.slugHintOptional} /> : null}
      <div className="fields">
        <SelectField name="kind" label={words.kind} options={Object.entries(words.articleKinds)} />
        <TextField name="language" label={words.language} hint={words.languageHint} required />
        <SelectField
          name="show"
          label={words.articleShow}
          options={[
            ['', words.articleNoShow],
            ...shows.map(({ slug, title }): [string, string] => [slug, title]),
          ]}
        />
      </div>
      <TextArea name="summary" label={words.summary} hint={words.articleSummaryHint} rows={3} />
      <TextArea name="body" label={words.body} hint={words.markdownHint} rows={20} />
      <TextField name="authors" label={words.authors} hint={words.namesHint} />
      <TextField name="organisation" label={words.organisation} list="organisation-names" />
      <Names id="organisation-names" names={names.organisations} />
      <TextField name="topics" label={words.topics} hint={words.namesHint} />
      <TextArea name="contact" label={words.contact} hint={words.contactHint} rows={3} />
      <FileField name="cover" label={words.cover} hint={words.pictureHint} accept={PICTURES} />
      <ReferenceRows />
    </>
  )
}
