/** Reads what whisper.cpp writes with `-oj` and `-ojf`: with tokens, words have their times and how sure it was. */
import {
  type Given,
  type GivenCue,
  type GivenWord,
  toGiven,
  toUnread,
  type Unread,
  wrongTime,
} from './given.ts'
import { asConfidence, asFields, asMilliseconds, asSeconds, asText, type Fields } from './json-fields.ts'
import { type Element, listsOf, parseElement } from './json-lists.ts'

export function fromWhisperJson(text: string): Given {
  const unread: Unread[] = []
  const cues = (listsOf(text).get('transcription') ?? []).flatMap((element) => readSegment(element, unread))
  return toGiven(cues, unread)
}

function readSegment(element: Element, unread: Unread[]): GivenCue[] {
  const { line, source } = element
  const fields = asFields(parseElement(element))
  if (!fields || typeof fields.text !== 'string') {
    unread.push(toUnread(line, 'broken', source))
    return []
  }
  if (fields.text.trim() === '') return []
  const { start, end } = timeOf(fields)
  const wrong = wrongTime(start, end)
  if (wrong) {
    unread.push(toUnread(line, wrong, `${fields.text.trim()} ${source}`))
    return []
  }
  const span = { start: start!, end: end! }
  const words = wordsOf(fields.tokens, fields.text.trim(), span)
  return [{ line, ...span, text: fields.text, speaker: null, ...(words.length > 0 ? { words } : {}) }]
}

/** `offsets` are milliseconds, `timestamps` clocks. */
function timeOf(fields: Fields): { start: number | null; end: number | null } {
  const offsets = asFields(fields.offsets)
  const clocks = asFields(fields.timestamps)
  return {
    start: asMilliseconds(offsets?.from) ?? asSeconds(clocks?.from),
    end: asMilliseconds(offsets?.to) ?? asSeconds(clocks?.to),
  }
}

/** `[_BEG_]`, `[_TT_145]`, `<|fr|>`: marks of the engine, never said. */
const SPECIAL = /^(?:\[_.*\]|<\|.*\|>)$/

interface Token {
  text: string
  start: number
  end: number
  confidence: number | null
}

/** A word is a token that begins with a space and those that follow without one. Letters cut over two tokens come from the line's own text. */
function wordsOf(value: unknown, text: string, span: { start: number; end: number }): GivenWord[] {
  const tokens = (Array.isArray(value) ? value : []).flatMap((one) => toToken(one, span))
  const groups: Token[][] = []
  for (const token of tokens) {
    const isMark = !/[\p{L}\p{N}\uFFFD]/u.test(token.text)
    if (groups.length === 0 || (token.text.startsWith(' ') && !isMark)) groups.push([token])
    else groups.at(-1)!.push(token)
  }
  const words = groups.map(toWord).filter((word) => word.text !== '')
  return words.some((word) => word.text.includes('\uFFFD')) ? mended(words, text) : words
}

function toToken(value: unknown, span: { start: number; end: number }): Token[] {
  const fields = asFields(value)
  const text = asText(fields?.text)
  const { start, end } = fields ? timeOf(fields) : { start: null, end: null }
  if (!fields || text === '' || SPECIAL.test(text) || start === null || end === null) return []
  const from = Math.min(Math.max(start, span.start), span.end)
  const to = Math.min(Math.max(end, from), span.end)
  return [{ text, start: from, end: to, confidence: asConfidence(fields.p) }]
}

function toWord(group: Token[]): GivenWord {
  const known = group.flatMap(({ confidence }) => confidence ?? [])
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length
  return {
    start: group[0]!.start,
    end: group.at(-1)!.end,
    text: group
      .map(({ text }) => text)
      .join('')
      .trim(),
    confidence: known.length > 0 ? asConfidence(mean) : null,
  }
}

function mended(words: GivenWord[], text: string): GivenWord[] {
  const sizes = words.map((word) => word.text.split(/\s+/).length)
  const parts = text.split(/\s+/)
  if (sizes.reduce((sum, size) => sum + size, 0) !== parts.length) return []
  let at = 0
  return words.map((word, index) => {
    at += sizes[index]!
    return { ...word, text: parts.slice(at - sizes[index]!, at).join(' ') }
  })
}
