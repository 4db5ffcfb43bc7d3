import { soundCues, toCaptions, toTimestamp, type Transcript } from './transcript.ts'

/** SubRip: numbers, commas, lines of 32 characters. Apps split at the first colon to find the speaker. */
export function toSrt(transcript: Transcript): string {
  return soundCues(transcript)
    .flatMap((cue) => toCaptions(cue, 32))
    .map(({ start, end, text, speaker }, at) => {
      const who = speaker ? `${speaker.replaceAll(':', ' ')}: ` : ''
      return `${at + 1}\n${toTimestamp(start, ',')} --> ${toTimestamp(end, ',')}\n${who}${text.replaceAll('-->', '→')}\n`
    })
    .join('\n')
}
