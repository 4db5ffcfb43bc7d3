/** Chapter titles from the words said. */
import type { Cue } from '../messages.ts'

const LONGEST = 80
/** An announcement this short ("Deuxième partie.") takes its subject from the next sentence. */
const BARE_WORDS = 3
const SOON = 2

/** At most 80 characters, cut at a word; begins with a capital, ends without a full stop. */
export function titleOf(cue: Cue, next: Cue | undefined, announced: boolean): string {
  const own = clean(cue.text)
  const isBare = announced && own.split(/\s+/).length <= BARE_WORDS
  if (!isBare || !next || next.start - cue.end > SOON) return shorten(own)
  return shorten(`${own}, ${lowerFirst(clean(next.text))}`)
}

/** Cuts a title at a word where it is too long, and says so with an ellipsis. */
export function shorten(title: string, longest = LONGEST): string {
  if (title.length <= longest) return title
  const cut = title.slice(0, longest)
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))
  return `${atWord.replace(/[\s,;:–—-]+$/u, '')}…`
}

function clean(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.,;:–—-]+$/u, '')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** A name or an acronym keeps its capital where a second capital shows it; else the sentence goes on. */
function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}
