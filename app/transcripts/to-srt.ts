import { toCaptions } from './captions.ts'
import { type Transcript, toTimestamp } from './transcript.ts'

/** The podcast namespace asks for lines of at most so many characters. */
const WIDTH = 32

/** SubRip: numbers, commas, two lines. Apps split at the first colon to find the speaker. */
export function toSrt(transcript: Transcript): string {
  return toCaptions(transcript, WIDTH)
    .map(({ start, end, text, speaker }, at) => {
      const who = speaker ? `${toWords(speaker).replaceAll(':', '')}: ` : ''
      return `${at + 1}\n${toTimestamp(start, ',')} --> ${toTimestamp(end, ',')}\n${who}${toWords(text)}\n`
    })
    .join('\n')
}

// SubRip has no escapes: players take `<i>` for markup and `-->` for a time.
const toWords = (text: string) => text.replaceAll('<', '‹').replaceAll('>', '›')
