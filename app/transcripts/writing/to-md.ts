import { toLine } from '../../catalogue/plain-text.ts'
import { localeOf, WORDS } from '../../locales/index.ts'
import { toParagraphs } from '../paragraphs.ts'
import { soundCues, type Transcript } from '../transcript.ts'

/** Markdown (CommonMark) with a title, speakers in bold, and every sign as a letter. */
export function toMd(transcript: Transcript): string {
  const words = WORDS[localeOf(transcript.language)]
  const paragraphs = toParagraphs(soundCues(transcript)).map(({ text, speaker }) =>
    speaker ? `**${asText(speaker)}**${words.colon}${asText(text)}` : asBlock(text),
  )
  const note = transcript.isAutomatic ? [`_${asText(words.transcriptAutomatic)}_`] : []
  return `${[`# ${asText(toLine(transcript.title))}`, ...note, ...paragraphs].join('\n\n')}\n`
}

// Signs that mean something in the middle of a line, those of GitHub's tables and strikes among them.
const asText = (text: string) => text.replaceAll(/[\\`*_[\]<>&~|#]/g, '\\$&')

/** At the head of a line, these would begin a list, a rule or a heading. */
const asBlock = (text: string) =>
  asText(text)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
