/** Chapters from a file or from pasted text, in whatever form: a file's name says nothing, its first letters do. */
import { fromVtt } from '../transcripts/reading/from-vtt.ts'
import { openText } from '../transcripts/reading/open-text.ts'
import { fromChaptersJson } from './from-chapters-json.ts'
import { fromLines } from './from-lines.ts'
import { fromPsc } from './from-psc.ts'
import type { GivenChapters } from './given-chapters.ts'

/** No list of chapters is longer than a part of this: what stands after so many elements is not looked at. */
const MOST = 20_000

/** In the order of the file; see `fitChapters`. */
export function readGivenChapters(bytes: Uint8Array): GivenChapters {
  const { text, head, lists } = openText(bytes)
  const elements = lists().get('chapters') ?? lists().get('')
  if (elements) return fromChaptersJson(elements.slice(0, MOST))
  if (head.startsWith('<')) return fromPsc(text)
  if (head.includes('-->')) return fromCues(text)
  return fromLines(text)
}

/** WebVTT of the kind `chapters`, or SRT: a cue for each. */
function fromCues(text: string): GivenChapters {
  const { cues, unread } = fromVtt(text)
  return { chapters: cues.map((cue) => ({ start: cue.start, title: cue.text })), unread }
}
