import { toLine } from '../../catalogue/plain-text.ts'
import { localeOf, WORDS } from '../../locales/index.ts'
import { toParagraphs } from '../paragraphs.ts'
import { soundCues, type Transcript, type TranscriptCue, toClock } from '../transcript.ts'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const asText = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!)

/** A whole document of `cite`, `time` and `p`, as the podcast namespace describes it; no script, no style. */
export function toHtml(transcript: Transcript): string {
  const title = asText(toLine(transcript.title))
  const note = transcript.isAutomatic
    ? `<footer>${asText(WORDS[localeOf(transcript.language)].transcriptAutomatic)}</footer>\n`
    : ''
  return `<!doctype html>
<html lang="${asText(transcript.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
</head>
<body>
<h1>${title}</h1>
${toParagraphs(soundCues(transcript)).map(toBlock).join('')}${note}</body>
</html>
`
}

function toBlock({ start, text, speaker }: TranscriptCue): string {
  const who = speaker ? `<cite>${asText(speaker)}:</cite>\n` : ''
  return `${who}<time>${toClock(start)}</time>\n<p>${asText(text)}</p>\n`
}
