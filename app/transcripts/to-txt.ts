import { soundCues, toParagraphs, type Transcript } from './transcript.ts'

/** Plain paragraphs, speakers before theirs. */
export function toTxt(transcript: Transcript): string {
  const paragraphs = toParagraphs(soundCues(transcript)).map(({ text, speaker }) => (speaker ? `${speaker} : ${text}` : text))
  return `${[transcript.title, ...paragraphs].join('\n\n')}\n`
}
