/** Reads the podcast namespace's JSON (1.0.0), and the segments of recognisers, which differ in names only. */
import { decodeEntities } from './decode-entities.ts'
import {
  type Given,
  type GivenCue,
  type GivenWord,
  toGiven,
  toUnread,
  type Unread,
  wrongTime,
} from './given.ts'
import { joinWordSegments } from './join-words.ts'
import { asConfidence, asFields, asSeconds, asText, type Fields, firstOf } from './json-fields.ts'
import { type Element, listsOf, parseElement } from './json-lists.ts'

/** A segment before its end is known. */
export interface Segment {
  line: number
  start: number | null
  end: number | null
  body: string
  speaker: string | null
  words: GivenWord[]
  source: string
}

export function fromPodcastJson(text: string): Given {
  const lists = listsOf(text)
  return readSegments(lists.get('segments') ?? lists.get('') ?? [])
}

function readSegments(elements: Element[]): Given {
  const unread: Unread[] = []
  const segments: Segment[] = []
  for (const element of elements) {
    const segment = toSegment(element)
    if (segment) segments.push(segment)
    else unread.push(toUnread(element.line, 'broken', element.source))
  }
  const cues: GivenCue[] = []
  for (const segment of joinWordSegments(withEnds(segments))) {
    const { line, start, end, body, speaker, words, source } = segment
    if (body.trim() === '') continue
    const wrong = wrongTime(start, end)
    if (wrong) unread.push(toUnread(line, wrong, `${body} ${source}`))
    else
      cues.push({
        ...{ line, start: start!, end: end!, text: body, speaker },
        ...(words.length > 0 ? { words } : {}),
      })
  }
  return toGiven(cues, unread)
}

function toSegment(element: Element): Segment | null {
  const fields = asFields(parseElement(element))
  const body = fields ? firstOf(fields, 'body', 'text') : null
  if (!fields || typeof body !== 'string') return null
  return {
    line: element.line,
    start: asSeconds(firstOf(fields, 'startTime', 'start')),
    end: asSeconds(firstOf(fields, 'endTime', 'end')),
    body: decodeEntities(body),
    speaker: asText(firstOf(fields, 'speaker', 'speakerName')).trim() || null,
    words: toWords(fields.words),
    source: element.source,
  }
}

/** Words of which every one has its time; else none. */
function toWords(value: unknown): GivenWord[] {
  if (!Array.isArray(value)) return []
  const words = value.map(toWord)
  return words.every((word) => word !== null) ? words : []
}

function toWord(value: unknown): GivenWord | null {
  const fields: Fields = asFields(value) ?? {}
  const text = asText(firstOf(fields, 'word', 'text', 'body')).trim()
  const start = asSeconds(firstOf(fields, 'startTime', 'start'))
  const end = asSeconds(firstOf(fields, 'endTime', 'end'))
  if (text === '' || start === null || end === null || end < start) return null
  return { start, end, text, confidence: asConfidence(firstOf(fields, 'confidence', 'probability', 'score')) }
}

/** Seconds for a letter, and the least for a line, where nothing tells when it ends. */
const LETTER = 1 / 15
const LEAST = 1

/** The end may be left out: then it is the next one's start, or what the words take. */
function withEnds(segments: Segment[]): Segment[] {
  return segments.map((segment, at) => {
    if (segment.end !== null || segment.start === null) return segment
    const next = segments[at + 1]?.start ?? Number.POSITIVE_INFINITY
    const taken = segment.start + Math.max(LEAST, segment.body.trim().length * LETTER)
    const end = next > segment.start && Number.isFinite(next) ? next : taken
    return { ...segment, end: Math.round(end * 1_000) / 1_000 }
  })
}
