/** A title in lines, as large as its place allows. */
import { bindSpaces } from '../texts/bind-spaces.ts'
import { type Weight, widthOf } from './font.ts'

export interface Place {
  width: number
  height: number
  weight: Weight
  /** Sizes of letters. */
  largest: number
  smallest: number
  /** Distance of lines, and of letters, in ems. */
  leading: number
  tracking: number
}

export interface Fitted {
  size: number
  lines: string[]
}

const STEP = 4

/**
 * Tries the largest letters first. Words stay whole as long as letters that can be read allow; what is too long for the smallest too
 * ends with `…`.
 */
export function fitText(text: string, place: Place): Fitted {
  const words = toWords(text)
  for (let size = place.largest; size >= place.smallest; size -= STEP) {
    const lines = wrap(words, size, place.width, place)
    if (lines && lines.length <= room(size, place)) return { size, lines: balance(words, size, lines, place) }
  }
  // Some word is wider than the line: it is cut into pieces of like lengths, in letters that leave room for them.
  const widest = Math.max(...words.map((word) => breadth(word, 1, place)))
  const pieces = (size: number) =>
    words.flatMap((word) => cut(word, Math.ceil((breadth(word, size, place) + size) / place.width)))
  const start = widest * place.smallest > place.width ? Math.min(place.largest, 2.5 * place.smallest) : 0
  for (let size = start; size >= place.smallest; size -= STEP) {
    const lines = wrap(pieces(size), size, place.width, place)
    if (lines && lines.length <= room(size, place)) return { size, lines }
  }
  return { size: place.smallest, lines: shorten(pieces(place.smallest), place) }
}

/** One line, in smaller letters where it must be, with `…` at its end where that is not enough. */
export function fitLine(text: string, place: Omit<Place, 'height' | 'leading'>): Fitted {
  const whole = { ...place, height: place.largest, leading: 1 }
  for (let size = place.largest; size >= place.smallest; size -= 2)
    if (breadth(text, size, whole) <= place.width) return { size, lines: [text] }
  return {
    size: place.smallest,
    lines: shorten(toWords(text), { ...whole, height: place.smallest }),
  }
}

const room = (size: number, { height, leading }: Place) =>
  Math.max(1, 1 + Math.floor((height - size) / (size * leading) + 1e-9))

/** Where lines may break: at spaces, and after the hyphens of long words. */
function toWords(text: string): string[] {
  return bindSpaces(text)
    .split(' ')
    .flatMap((word) => (word.length > 12 ? word.split(/(?<=[\p{L}\p{N}][-–—/])(?=\p{L})/u) : [word]))
    .filter(Boolean)
}

const glue = (line: string, word: string) =>
  line === '' || /[\p{L}\p{N}][-–—/]$/u.test(line) ? line + word : `${line} ${word}`

const breadth = (text: string, size: number, { weight, tracking }: Place) =>
  size * (widthOf(text, weight) + tracking * [...text].length)

/** Null where a word is wider than the line. */
function wrap(words: string[], size: number, width: number, place: Place): string[] | null {
  const lines: string[] = []
  for (const word of words) {
    if (breadth(word, size, place) > width) return null
    const longer = glue(lines.at(-1) ?? '', word)
    if (lines.length > 0 && breadth(longer, size, place) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** As many lines, of lengths that are as alike as can be. */
function balance(words: string[], size: number, lines: string[], place: Place): string[] {
  let best = lines
  for (let width = place.width; width > place.width / 2; width -= place.width / 50) {
    const narrower = wrap(words, size, width, place)
    if (!narrower || narrower.length > lines.length) break
    best = narrower
  }
  return best
}

function cut(word: string, count: number): string[] {
  if (count <= 1) return [word]
  const letters = [...word]
  const each = Math.ceil(letters.length / count)
  return Array.from({ length: count }, (_, at) => letters.slice(at * each, (at + 1) * each).join(''))
    .filter(Boolean)
    .map((piece, at, all) => (at < all.length - 1 ? `${piece}-` : piece))
}

function shorten(words: string[], place: Place): string[] {
  const { smallest, width } = place
  const fits = (line: string) => breadth(line, smallest, place) <= width
  const lines = wrap(words, smallest, width, place) ?? [words.join(' ')]
  const kept = lines.slice(0, room(smallest, place))
  if (kept.length === lines.length && kept.every(fits)) return kept
  let last = kept.at(-1)!
  while (last !== '' && !fits(`${last}…`)) last = last.replace(/.$/u, '')
  return [...kept.slice(0, -1), `${last.replace(/[\s,;:–—-]+$/u, '')}…`]
}
