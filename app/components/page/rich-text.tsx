import { bindSpaces } from '../../texts/bind-spaces.ts'
import { type ToHtml, toHtml } from '../../texts/to-html.ts'

/**
 * Text that someone wrote in Markdown. The only place that writes HTML which React did not make: it is micromark's,
 * which shows HTML in the text as text, and `toHtml` keeps links to web addresses and to this site alone (its test
 * tries to break it). Pages that hydrate would carry micromark to the browser: use it on reader pages.
 */
export function RichText({
  markdown,
  lang,
  ...options
}: { markdown: string; lang?: string | undefined } & ToHtml) {
  const html = toHtml(bindSpaces(markdown), options)
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
  return <div className="rich-text" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
}
