import { soundCues, toCaptions, toTimestamp, type Transcript } from './transcript.ts'

// WebVTT 4.2.2: `&`, `<` and `-->` mean something in cue text.
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** WebVTT captions, speakers as voices (W3C WebVTT). */
export function toVtt(transcript: Transcript): string {
  const cues = soundCues(transcript)
    .flatMap((cue) => toCaptions(cue))
    .map(({ start, end, text, speaker }) => {
      const voice = speaker ? `<v ${escape(speaker).replaceAll(/\s+/g, ' ')}>` : ''
      return `${toTimestamp(start)} --> ${toTimestamp(end)}\n${voice}${escape(text)}\n`
    })
  return ['WEBVTT\n', ...cues].join('\n')
}
