/** Engines that lose the thread repeat themselves, words within a cue or cue after cue; people do so a few times. */
import type { Cue } from '../messages.ts'

/** Words of a phrase that comes back. */
const LONGEST_PHRASE = 8
/** A single word is said up to four times in a row ("non, non, non, non"), a phrase up to three; in a hurry nobody says one twice. */
const USUAL = { word: 4, phrase: 3 }
const HURRIED = { word: 2, phrase: 1 }
/** Where fewer than this share of many words differ, all of them are babble. */
const MANY = 20
const LEAST_DIFFERENT = 1 / 3
/** Cues that come back in turn, and how often the same may come: a short one ("Oui.", "Merci.") more often. */
const LONGEST_TURN = 3
const CUE_ROUNDS = 2
const SHORT_CUE_ROUNDS = 4
const SHORT = 3
/** Cues are the same where at most this share of their words differs. */
const VARIATION = 0.2

/** Cues without their loops; in order as they came. */
export function cutLoops(cues: readonly Cue[]): Cue[] {
  const whole = cues.map((cue) => cutRepeats(cue, USUAL)).filter((cue) => !isBabble(cue))
  const said = whole.map((cue) => spoken(cue.text))
  const isKept = whole.map(() => true)
  for (let turn = 1; turn <= LONGEST_TURN; turn++)
    for (let first = 0; first + turn < whole.length; ) {
      const length = turnsFrom(first, turn, said)
      if (isLoop(said.slice(first, first + turn), length / turn))
        for (let at = first + (turn === 1 ? CUE_ROUNDS : turn); at < first + length; at++) isKept[at] = false
      first += Math.max(1, length - turn)
    }
  return whole.filter((_, index) => isKept[index])
}

/** For a cue that says more than anybody can in its time. */
export const cutHurriedRepeats = (cue: Cue): Cue => cutRepeats(cue, HURRIED)

/** Within a cue: a word is left twice, a phrase once. */
function cutRepeats(cue: Cue, rounds: typeof USUAL): Cue {
  const parts =
    cue.words.length > 0 ? cue.words : cue.text.split(/\s+/).map((text) => ({ text, end: cue.end }))
  let kept = [...parts]
  for (let length = 1; length <= LONGEST_PHRASE; length++)
    kept = withoutRounds(kept, length, length === 1 ? rounds.word : rounds.phrase)
  if (kept.length === parts.length) return cue
  const mark = /[.?!…]["'”’»)\]]*$/.exec(parts.at(-1)!.text)?.[0] ?? ''
  const closed = kept.map((one, index) =>
    index < kept.length - 1 ? one : { ...one, text: one.text.replace(/[\s,;:.?!…]*$/, '') + mark },
  )
  const isCutAtEnd = kept.at(-1) !== parts.at(-1)
  return {
    ...cue,
    end: isCutAtEnd ? Math.max(closed.at(-1)!.end, cue.start + 0.1) : cue.end,
    text: closed.map((one) => one.text).join(' '),
    words: cue.words.length > 0 ? (closed as Cue['words']) : [],
  }
}

function withoutRounds<T extends { text: string }>(parts: readonly T[], length: number, most: number): T[] {
  const plain = parts.map((part) => spoken(part.text).join(' '))
  const kept: T[] = []
  for (let first = 0; first < parts.length; ) {
    let end = first + length
    while (end < parts.length && plain[end] !== '' && plain[end] === plain[end - length]) end++
    const rounds = Math.floor((end - first) / length)
    const isTooMany = rounds > most
    const next = isTooMany ? first + rounds * length : first + 1
    const last = isTooMany ? first + (length === 1 ? 2 : length) : next
    kept.push(...parts.slice(first, last))
    first = next
  }
  return kept
}

function isBabble({ text }: Cue): boolean {
  const words = spoken(text)
  return words.length >= MANY && new Set(words).size < LEAST_DIFFERENT * words.length
}

/** How many cues from `first` on say what the one `turn` before them said, the first turn among them. */
function turnsFrom(first: number, turn: number, said: readonly string[][]): number {
  let end = first + turn
  while (end < said.length && isSame(said[end]!, said[end - turn]!)) end++
  return end - first
}

function isLoop(turn: readonly string[][], rounds: number): boolean {
  const isShort = turn.flat().length < SHORT * turn.length
  return rounds > (isShort ? SHORT_CUE_ROUNDS : CUE_ROUNDS)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  const longest = Math.max(one.length, other.length)
  if (Math.abs(one.length - other.length) > VARIATION * longest) return false
  const left = [...other]
  for (const word of one) if (left.includes(word)) left.splice(left.indexOf(word), 1)
  return Math.max(left.length, left.length + one.length - other.length) <= VARIATION * longest
}

const spoken = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
