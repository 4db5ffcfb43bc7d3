import { type Transcript, toTimestamp } from '../transcript.ts'
import { toCaptions } from './captions.ts'

/** Characters in a line that players still show whole. */
const WIDTH = 42

// WebVTT 4.2.2: `&`, `<` and `-->` mean something in cue text.
const asText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** WebVTT captions, speakers as voices (W3C WebVTT). */
export function toVtt(transcript: Transcript): string {
  const captions = toCaptions(transcript, WIDTH).map(({ start, end, text, speaker }) => {
    const voice = speaker ? `<v ${asText(speaker)}>` : ''
    return `${toTimestamp(start)} --> ${toTimestamp(end)}\n${voice}${asText(text)}\n`
  })
  return ['WEBVTT\n', ...captions].join('\n')
}
