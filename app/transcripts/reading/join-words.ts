/** Segments of one word each, as many programs write them, become sentences with timed words. */

import { endsSentence } from '../sentence-end.ts'
import type { Segment } from './from-podcast-json.ts'

/** Of all segments so many have one word where a file goes word by word. */
const MOSTLY = 0.8
/** Words, and a pause in seconds, that end a line without a full stop. */
const LONGEST = 50
const PAUSE = 2

export function joinWordSegments(segments: Segment[]): Segment[] {
  const filled = segments.filter(({ body }) => body.trim() !== '')
  const single = filled.filter(({ body }) => !/\S\s+\S/.test(body)).length
  if (filled.length < 3 || single < filled.length * MOSTLY) return segments
  const joined: Segment[] = []
  let isOpen = false
  for (const segment of filled) {
    // A time that is none makes no word, and its reader names it.
    if (segment.start === null || segment.end === null || segment.end < segment.start) {
      joined.push(segment)
      isOpen = false
      continue
    }
    const last = isOpen ? joined.at(-1)! : null
    const isMark = !/[\p{L}\p{N}]/u.test(segment.body)
    if (last && last.speaker === segment.speaker && (isMark || goesOn(last, segment))) add(last, segment)
    else joined.push(toFirst(segment))
    isOpen = !segment.body.includes('\n') && !endsSentence(segment.body)
  }
  return joined
}

const goesOn = (last: Segment, next: Segment) =>
  last.words.length < LONGEST && next.start! >= last.start! && next.start! - last.end! < PAUSE

const wordOf = ({ start, end, body }: Segment) => ({
  ...{ start: start!, end: end!, text: body.trim(), confidence: null },
})

const toFirst = (segment: Segment): Segment => ({
  ...segment,
  body: segment.body.trim(),
  words: [wordOf(segment)],
})

/** A lone mark belongs to the word before it. */
function add(last: Segment, segment: Segment) {
  const word = wordOf(segment)
  const isMark = !/[\p{L}\p{N}]/u.test(word.text)
  last.body += isMark ? word.text : ` ${word.text}`
  last.end = Math.max(last.end!, word.end)
  const before = last.words.at(-1)!
  if (isMark) last.words[last.words.length - 1] = { ...before, text: before.text + word.text, end: word.end }
  else last.words.push(word)
}
