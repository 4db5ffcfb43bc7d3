/** Reads WebVTT as players do (W3C WebVTT 6.1): what cannot be read is named by its line, and the rest is kept. */

import { shareTime } from '../share-time.ts'
import { carrySpeakers, nameSpeakers } from './caption-speakers.ts'
import { splitDialogue } from './dialogue.ts'
import { type Given, type GivenCue, type GivenWord, toGiven } from './given.ts'
import { endOfBlock, readBlocks, type TimedBlock, toLines } from './timed-blocks.ts'
import { type Said, splitVoices } from './voices.ts'

/** Byte order mark, CRLF, missing hours, identifiers and settings are fine, notes, styles and regions are passed over; a missing first line too. */
export function fromVtt(text: string): Given {
  const lines = toLines(text)
  const { blocks, unread } = readBlocks(lines, afterHeader(lines), {
    isSilent: (line) => /^(NOTE|STYLE|REGION)(\s|$)/.test(line),
  })
  const cues = withoutRepeats(blocks).flatMap(toCues)
  const { cues: said, ...rest } = toGiven(cues, unread)
  const isVoiced = said.some(({ speaker }) => speaker !== null)
  return { cues: carrySpeakers(isVoiced ? said : nameSpeakers(said)), ...rest }
}

/** The first line of the body: after `WEBVTT` and whatever stands under it up to a blank line or the first cue. */
function afterHeader(lines: string[]): number {
  if (!/^WEBVTT([ \t]|$)/.test(lines[0] ?? '')) return 0
  return endOfBlock(lines, 1)
}

const STAMP = /<\d[\d:.]{4,15}>/

/** Captions that roll up say each line twice: once as it is spoken, with the times of its words, and once above the next. */
function withoutRepeats(blocks: TimedBlock[]): TimedBlock[] {
  if (!blocks.some(({ text }) => text.some((line) => STAMP.test(line)))) return blocks
  const plain = (line: string) =>
    splitVoices(line)
      .map(({ text }) => text.trim())
      .join(' ')
  let above: string[] = []
  return blocks.map((block) => {
    const fresh = block.text.filter((line) => STAMP.test(line) || !above.includes(plain(line)))
    above = block.text.map(plain)
    return { ...block, text: fresh }
  })
}

/** A cue of several voices, or of several turns, is one for each; they share its time. */
function toCues({ line, start, end, text }: TimedBlock): GivenCue[] {
  const voices = splitVoices(text.join('\n'))
  const parts = voices.flatMap((said) =>
    splitDialogue(said.text.split('\n')).map((turn) => ({ text: turn, speaker: said.speaker || null })),
  )
  const times = shareTime(
    parts.map((part) => part.text),
    { start, end },
  )
  const words = parts.length === 1 ? stampedWords(voices[0]!, { start, end }) : null
  return parts.map((part, at) => ({ ...part, ...times[at]!, line, ...(words ? { words } : {}) }))
}

/** The words between two stamps share the time between them. */
function stampedWords({ text, stamps }: Said, cue: { start: number; end: number }): GivenWord[] | null {
  if (stamps.length === 0) return null
  const bounds = [{ at: 0, time: cue.start }, ...stamps, { at: text.length, time: cue.end }]
  return bounds.slice(0, -1).flatMap(({ at, time }, index) => {
    const next = bounds[index + 1]!
    const words = text.slice(at, next.at).split(/\s+/).filter(Boolean)
    const start = Math.min(Math.max(time, cue.start), cue.end)
    const end = Math.min(Math.max(next.time, start), cue.end)
    const times = shareTime(words, { start, end })
    return words.map((word, one) => ({ ...times[one]!, text: word, confidence: null }))
  })
}
