import { TextArea, TextField } from './fields.tsx'
import { PartnerRows } from './partner-rows.tsx'
import { ReferenceRows } from './reference-rows.tsx'
import type { KnownNames } from './show-fields.tsx'
import { WhenFieldset } from './when-fields.tsx'
import { useStudioWords } from './words.ts'

/** Every field of a season; its number only while it is new. */
export function SeasonFieldset({ names, isNew = false }: { names: KnownNames; isNew?: boolean }) {
  const words = useStudioWords()
  return (
    <>
      <div className="fields">
        {isNew ? (
          <TextField
            name="number"
            label={words.seasonNumber}
            hint={words.seasonNumberHint}
            inputMode="numeric"
          />
        ) : null}
        <TextField name="edition" label={words.edition} hint={words.editionHint} inputMode="numeric" />
      </div>
      <TextField name="title" label={words.title} />
      <TextArea name="description" label={words.description} hint={words.markdownWorks} rows={6} />
      <WhenFieldset />
      <PartnerRows organisations={names.organisations} />
      <ReferenceRows />
    </>
  )
}
