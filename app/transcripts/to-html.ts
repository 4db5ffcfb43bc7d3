import { soundCues, toParagraphs, toTimestamp, type Transcript } from './transcript.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!)

/** A whole document of `cite`, `time` and `p`, as the podcast namespace describes it; no script, no style. */
export function toHtml(transcript: Transcript): string {
  const paragraphs = toParagraphs(soundCues(transcript)).map(
    ({ start, text, speaker }) =>
      `${speaker ? `<cite>${escape(speaker)}:</cite>\n` : ''}<time>${toTimestamp(start).slice(0, 8)}</time>\n<p>${escape(text)}</p>`,
  )
  const title = escape(transcript.title)
  return `<!doctype html>
<html lang="${escape(transcript.language)}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1>${title}</h1>
${paragraphs.join('\n')}
</body>
</html>
`
}
