import { type Transcript, type TranscriptCue, toTimestamp } from '../transcript.ts'
import { toCaptions } from './captions.ts'

/** The podcast namespace asks for lines of at most so many characters. */
const WIDTH = 32

/** SubRip: numbers, commas, two lines. Apps split at the first colon to find the speaker. */
export function toSrt(transcript: Transcript): string {
  return toCaptions(transcript, WIDTH, toLead)
    .map((caption, at) => {
      const { start, end, text } = caption
      const times = `${toTimestamp(start, ',')} --> ${toTimestamp(end, ',')}`
      return `${at + 1}\n${times}\n${toLead(caption)}${toWords(text)}\n`
    })
    .join('\n')
}

const toLead = ({ speaker }: TranscriptCue) => (speaker ? `${toWords(speaker).replaceAll(':', '')}: ` : '')

// SubRip has no escapes: players take `<i>` for markup and `-->` for a time.
const toWords = (text: string) => text.replaceAll('<', '‹').replaceAll('>', '›')
