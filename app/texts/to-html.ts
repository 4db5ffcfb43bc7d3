/** What people write in Markdown becomes HTML that can do no harm. */
import { micromark } from 'micromark'

export interface ToHtml {
  /** The level at which the text's own first heading begins: 3 under a section's `h2`. */
  headings?: 2 | 3 | 4
  /** The address of a moment that the text leads to: `[words](t:812)`, or `(2/t:812)` of the second recording. */
  moment?: (seconds: number, part: number | null) => string
}

/**
 * HTML of a text in Markdown. HTML in the text is shown as text, pictures are left as links, and a link leads to a web
 * address, to a page of this site or to a moment: any other address keeps its words alone.
 */
export function toHtml(markdown: string, { headings = 3, moment }: ToHtml = {}): string {
  const html = micromark(leadToMoments(tame(markdown), moment), {
    extensions: [{ disable: { null: ['labelStartImage'] } }],
  })
  return shiftHeadings(keepSafeLinks(html), headings)
}

/** Marks in one paragraph; beyond, micromark takes their number squared and holds up every other answer. */
const MOST_MARKS = 1_000

/** What no person writes, paragraphs of nothing but marks, loses them. */
export function tame(markdown: string): string {
  const paragraphs = markdown.split(/\n[ \t]*\n/)
  if (paragraphs.every((one) => countMarks(one) <= MOST_MARKS)) return markdown
  const plain = (text: string) => text.replaceAll(/[*_[\]<`&!]/g, '')
  return paragraphs.map((one) => (countMarks(one) > MOST_MARKS ? plain(one) : one)).join('\n\n')
}

const countMarks = (text: string) => text.match(/\*+|_+|\[|<|`+|&/g)?.length ?? 0

const MOMENT = /\]\(\s*(?:(\d{1,4})\/)?t:(\d{1,6}(?:\.\d{1,3})?)\s*\)/g

/** Without a recording to lead to, the words stay. */
function leadToMoments(markdown: string, moment: ToHtml['moment']): string {
  return markdown.replaceAll(MOMENT, (_, part: string | undefined, seconds: string) =>
    moment ? `](<${moment(Number(seconds), part === undefined ? null : Number(part))}>)` : ']()',
  )
}

/** Only what micromark itself wrote begins with `<a href="`: every `<` and `"` of the text is escaped. */
function keepSafeLinks(html: string): string {
  return html.replaceAll(/<a href="([^"]*)"(?: title="[^"]*")?/g, (_, address: string) => {
    if (/^https?:\/\//i.test(address)) return `<a href="${address}" rel="noopener noreferrer"`
    if (/^(\/(?![/\\])|#)/.test(address)) return `<a href="${address}"`
    return '<a'
  })
}

/** The text's largest heading comes out at `first`, whichever it was; a level is never skipped downwards by it. */
function shiftHeadings(html: string, first: number): string {
  const levels = [...html.matchAll(/<h([1-6])>/g)].map((match) => Number(match[1]))
  const by = levels.length > 0 ? first - Math.min(...levels) : 0
  return html.replaceAll(
    /<(\/?)h([1-6])>/g,
    (_, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + by)}>`,
  )
}
