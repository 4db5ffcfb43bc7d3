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
  leading = false,
  ...options
}: {
  markdown: string
  lang?: string | undefined
  /** Its first paragraph leads into a page. */
  leading?: boolean
} & ToHtml) {
  const html = toHtml(bindSpaces(markdown), options)
  const className = leading ? 'rich-text leading' : 'rich-text'
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
  return <div className={className} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
}
