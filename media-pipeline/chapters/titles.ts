/** Chapter titles from the words said, and no others. */
import { aboutLanguage } from '../languages.ts'
import type { Cue } from '../messages.ts'
import { sayingMost, tellingWords } from './telling.ts'
import { known } from './words.ts'

const LONGEST = 80
/** An announcement this short ("Deuxième partie.") takes its subject from the next sentence. */
const BARE_WORDS = 3
const SOON = 2
/** How far into a part its title is looked for, in seconds. */
const OPENING = 45
/** Words that stand for a part where none of its first sentences does. */
const WORDS = 3

/** What was announced, with the next sentence where it names the part alone. */
export function announcedTitle(cue: Cue, next: Cue | undefined): string {
  const own = clean(cue.text)
  const isBare = own.split(/\s+/).length <= BARE_WORDS
  if (!isBare || !next || next.start - cue.end > SOON) return shorten(own)
  return shorten(`${own}, ${lowerFirst(clean(next.text))}`)
}

/** Titles of parts that nobody announced, by their starts: a short sentence of the opening that says what only this part says, else its most telling words. */
export function guessedTitles(starts: readonly number[], cues: readonly Cue[], language: string): string[] {
  const parts = starts.map((from, at) => {
    const to = starts[at + 1] ?? Number.POSITIVE_INFINITY
    return cues.filter(({ start }) => start >= from && start < to)
  })
  const telling = tellingWords(
    parts.map((part) => part.map(({ text }) => text)),
    language,
  )
  return parts.map((part, at) => titleOf(part, telling[at]!, language))
}

function titleOf(part: readonly Cue[], telling: ReturnType<typeof tellingWords>[number], language: string) {
  const about = aboutLanguage(language)
  const until = (part[0]?.start ?? 0) + OPENING
  const opening = part.filter(({ start }) => start < until).map(({ text }) => text)
  const sentences = sentencesOf(opening.join(' '), language).filter((sentence) => {
    const plain = sentence.replace(/’/g, "'")
    const leans = /^\p{Ll}/u.test(plain) || (about?.leans?.test(plain) && !plain.endsWith('?'))
    return sentence.length <= LONGEST && !leans
  })
  const best = sayingMost(sentences, telling, language)
  if (best) return clean(best)
  const nouns = telling.filter(({ isNoun }) => isNoun)
  const words = (nouns.length > 1 ? nouns : telling).slice(0, WORDS).map(({ said }) => said)
  return words.length > 0 ? shorten(clean(words.join(', '))) : shorten(clean(opening[0] ?? '…'))
}

/** A recogniser that writes no full stops gives one sentence: it is too long to be a title. */
function sentencesOf(text: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(known(language), { granularity: 'sentence' })
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean)
}

/** Cuts a title at a word where it is too long, and says so with an ellipsis. */
export function shorten(title: string, longest = LONGEST): string {
  if (title.length <= longest) return title
  const cut = title.slice(0, longest - 1)
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
