import { bindSpaces } from '../../texts/bind-spaces.ts'
import { toWords } from '../../texts/to-words.ts'

/** Three lines of a card hold no more. */
const MOST = 260

/** The beginning of some notes in plain words, under a title in a list. */
export function Summary({ notes, lang }: { notes: string; lang: string }) {
  const words = toWords(notes, MOST)
  if (words === '') return null
  return (
    <p className="summary" lang={lang}>
      {bindSpaces(words)}
    </p>
  )
}
