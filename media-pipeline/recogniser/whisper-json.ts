/** Reads the file that whisper.cpp's command line writes with `-ojf` (1.5.0 and 1.9 alike). */
import { z } from 'zod'
import type { Cue, Word } from '../messages.ts'

const Offsets = z.object({ from: z.number(), to: z.number() })
const Token = z.object({ text: z.string(), offsets: Offsets, p: z.number().catch(0) })
const Answer = z.object({
  result: z.object({ language: z.string() }),
  transcription: z.array(
    z.object({ offsets: Offsets, text: z.string(), tokens: z.array(Token).default([]) }),
  ),
})

/** `[_BEG_]`, `[_TT_145]`: marks of the engine, never said. */
const SPECIAL = /^\[_.*\]$/

/**
 * Cues in order, within the file, without overlap. Throws where the bytes are not such a file.
 * A letter may be cut over two tokens, so the bytes are read one by one (Latin-1) and decoded once words are whole.
 */
export function readAnswer(bytes: Buffer, { duration }: { duration: number }): Cue[] {
  const { transcription } = Answer.parse(JSON.parse(bytes.toString('latin1')))
  const cues: Cue[] = []
  for (const segment of transcription) {
    const start = Math.max(seconds(segment.offsets.from), cues.at(-1)?.end ?? 0)
    const end = Math.min(seconds(segment.offsets.to), duration)
    const text = decode(segment.text)
    if (!text || start >= duration || end <= start) continue
    const words = wordsOf(segment.tokens).map((word) => clampWord(word, start, end))
    cues.push({ start, end, text, words, confidence: meanConfidence(words) })
  }
  return cues
}

/** Mean over the words, 0 to 1, or null without words. */
export function meanConfidence(words: readonly Word[]): number | null {
  if (words.length === 0) return null
  return round(words.reduce((sum, word) => sum + word.confidence, 0) / words.length)
}

function wordsOf(tokens: readonly z.infer<typeof Token>[]): Word[] {
  const groups: z.infer<typeof Token>[][] = []
  for (const token of tokens) {
    if (SPECIAL.test(token.text) || token.text === '') continue
    if (groups.length === 0 || token.text.startsWith(' ')) groups.push([token])
    else groups.at(-1)!.push(token)
  }
  return joinLonePunctuation(groups)
    .map((group) => ({
      start: seconds(group[0]!.offsets.from),
      end: seconds(group.at(-1)!.offsets.to),
      text: decode(group.map((token) => token.text).join('')),
      confidence: round(group.reduce((sum, token) => sum + token.p, 0) / group.length),
    }))
    .filter((word) => word.text !== '')
}

/** French sets a space before `?`; the mark belongs to the word before it. */
function joinLonePunctuation<T extends { text: string }>(groups: T[][]): T[][] {
  const joined: T[][] = []
  for (const group of groups) {
    const lone = !/[\p{L}\p{N}]/u.test(decode(group.map((token) => token.text).join('')))
    if (lone && joined.length > 0) joined.at(-1)!.push(...group)
    else joined.push([...group])
  }
  return joined
}

function clampWord(word: Word, start: number, end: number): Word {
  const from = Math.min(Math.max(word.start, start), end)
  return { ...word, start: from, end: Math.min(Math.max(word.end, from), end) }
}

const decode = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8').trim()
const seconds = (milliseconds: number) => milliseconds / 1000
const round = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
