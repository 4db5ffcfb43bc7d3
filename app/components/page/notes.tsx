import { keepLines } from '../../texts/keep-lines.ts'
import type { ToHtml } from '../../texts/to-html.ts'
import { RichText } from './rich-text.tsx'

interface NotesOf extends Pick<ToHtml, 'moment'> {
  text: string
  lang?: string | undefined
  /** The level of the first heading in it. */
  headings?: 2 | 3 | 4
  /** Its first paragraph leads into a page. */
  leading?: boolean
}

/** What someone wrote about a show, a season, an episode, a person: Markdown in which a line is a line. */
export function Notes({ text, headings = 2, ...rest }: NotesOf) {
  if (text.trim() === '') return null
  return <RichText markdown={keepLines(text)} headings={headings} {...rest} />
}
