/** Reads SubRip: numbers say nothing, markup of players falls away, `Name: words` is a speaker. */

import { shareTime } from '../share-time.ts'
import { carrySpeakers, nameSpeakers } from './caption-speakers.ts'
import { splitDialogue } from './dialogue.ts'
import { type Given, type GivenCue, toGiven } from './given.ts'
import { readBlocks, type TimedBlock, toLines } from './timed-blocks.ts'
import { splitVoices } from './voices.ts'

export function fromSrt(text: string): Given {
  const { blocks, unread } = readBlocks(toLines(text), 0, { isSilent: () => false })
  const { cues, ...rest } = toGiven(blocks.flatMap(toCues), unread)
  return { cues: carrySpeakers(nameSpeakers(cues)), ...rest }
}

/** `{\an8}`, `{\pos(1,2)}`: where a player sets the line. */
const PLACE = /\{\\[^{}]{0,200}\}/g

function toCues({ line, start, end, text }: TimedBlock): GivenCue[] {
  const plain = text.join('\n').replaceAll(PLACE, '').replaceAll('\\N', '\n').replaceAll('\\h', ' ')
  const parts = splitVoices(plain).flatMap(({ text: said, speaker }) =>
    splitDialogue(said.split('\n')).map((turn) => ({ text: turn, speaker: speaker || null })),
  )
  const times = shareTime(
    parts.map((part) => part.text),
    { start, end },
  )
  return parts.map((part, at) => ({ ...part, ...times[at]!, line }))
}
