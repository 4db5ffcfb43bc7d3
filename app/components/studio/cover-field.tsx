import { Cover, type Picture } from '../page/cover.tsx'
import { FileField, PICTURES } from './fields.tsx'
import { useStudioWords } from './words.ts'

/** The cover that readers see today, and the field for another one; `picture` null where there is nothing to show yet. */
export function CoverField({ picture, title }: { picture: Picture | null; title: string }) {
  const words = useStudioWords()
  const isDrawn = picture !== null && 'of' in picture
  const about = picture && (isDrawn ? words.coverDrawn : words.coverKept)
  return (
    <div className="cover-field">
      {picture ? <Cover picture={picture} name={title} shown="96px" /> : null}
      <FileField
        name="cover"
        label={words.cover}
        hint={about ? `${words.coverHint} ${about}` : words.coverHint}
        accept={PICTURES}
      />
    </div>
  )
}
