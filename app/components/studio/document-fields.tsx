import { CheckField, FileField, SelectField, TextField } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** Every field of a document; `fileName` is what it has today. */
export function DocumentFieldset({ fileName }: { fileName: string | null }) {
  const words = useStudioWords()
  return (
    <>
      <TextField name="title" label={words.documentTitle} required />
      <FileField
        name="file"
        label={words.file}
        hint={
          fileName ? `${words.documentFileHint} ${words.documentFileKept(fileName)}` : words.documentFileHint
        }
      />
      <CheckField name="announced" label={words.documentAnnounced} hint={words.documentAnnouncedHint} />
      <div className="fields">
        <TextField name="language" label={words.language} hint={words.languageHint} required />
        <SelectField
          name="accessible"
          label={words.documentAccessible}
          options={['', 'yes', 'no'].map((value) => [value, words.documentAccessibles[value]!])}
        />
        <TextField
          name="position"
          label={words.documentPosition}
          hint={words.documentPositionHint}
          inputMode="numeric"
        />
      </div>
    </>
  )
}
