import { endsSentence } from './sentence-end.ts'
import type { TranscriptCue } from './transcript.ts'

/** From here on, in characters, a paragraph ends with its sentence; at the latter it ends anyway. */
const LONG = 400
const TOO_LONG = 1_200

/** Cues that one person says after another, as paragraphs. */
export function toParagraphs(cues: TranscriptCue[]): TranscriptCue[] {
  const paragraphs: TranscriptCue[] = []
  for (const cue of cues) {
    const last = paragraphs.at(-1)
    if (last && last.speaker === cue.speaker && !isFull(last.text)) {
      last.text += ` ${cue.text}`
      last.end = Math.max(last.end, cue.end)
    } else paragraphs.push({ ...cue })
  }
  return paragraphs
}

const isFull = (text: string) => text.length >= TOO_LONG || (text.length >= LONG && endsSentence(text))
