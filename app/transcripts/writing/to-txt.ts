import { toLine } from '../../catalogue/plain-text.ts'
import { localeOf, WORDS } from '../../locales/index.ts'
import { toParagraphs } from '../paragraphs.ts'
import { soundCues, type Transcript } from '../transcript.ts'

/** Plain paragraphs, speakers before theirs. */
export function toTxt(transcript: Transcript): string {
  const words = WORDS[localeOf(transcript.language)]
  const paragraphs = toParagraphs(soundCues(transcript)).map(({ text, speaker }) =>
    speaker ? `${speaker}${words.colon}${text}` : text,
  )
  const head = [toLine(transcript.title), ...(transcript.isAutomatic ? [words.transcriptAutomatic] : [])]
  return `${[...head, ...paragraphs].join('\n\n')}\n`
}
