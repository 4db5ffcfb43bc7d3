import { escapeText } from '../../texts/escape.ts'
import { type Transcript, toTimestamp } from '../transcript.ts'
import { toCaptions } from './captions.ts'

/** Characters in a line that players still show whole. */
const WIDTH = 42

/** WebVTT captions, speakers as voices (W3C WebVTT). In cue text `&`, `<` and `-->` mean something (4.2.2). */
export function toVtt(transcript: Transcript): string {
  const captions = toCaptions(transcript, WIDTH).map(({ start, end, text, speaker }) => {
    const voice = speaker ? `<v ${escapeText(speaker)}>` : ''
    return `${toTimestamp(start)} --> ${toTimestamp(end)}\n${voice}${escapeText(text)}\n`
  })
  return ['WEBVTT\n', ...captions].join('\n')
}
