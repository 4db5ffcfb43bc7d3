/** Markdown as one line of plain words, for where only words can stand: cards, descriptions of a page. */
import { toHtml } from './to-html.ts'

/** Without one of these, Markdown is what it says. */
const MARKS = /[*_`[\]<>&\\#]|^[ \t]*(?:[-+=]|\d{1,9}[.)])/m
/** What is read of a long text for each character that is wanted: marks and addresses take room too. */
const READ = 4

const CHARACTERS: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** The words that readers of `toHtml` would see, at most so many characters of them, cut between words. */
export function toWords(markdown: string, most = 300): string {
  const read = markdown.slice(0, most * READ)
  const words = MARKS.test(read) ? textOf(toHtml(read)) : read
  return shorten(words.replaceAll(/[ \t\r\n]+/g, ' ').trim(), most)
}

/** `toHtml` escapes all of these in texts and nothing else, so what is left is the text as it was. */
const textOf = (html: string) =>
  html.replaceAll(/<[^>]*>/g, '').replaceAll(/&(?:lt|gt|quot|amp);/g, (one) => CHARACTERS[one]!)

/** A text on one line, cut before the word that would be too much. */
export function shorten(text: string, most: number): string {
  const characters = [...text.slice(0, most * 2 + 2)]
  if (characters.length <= most) return text
  const cut = characters.slice(0, most - 1).join('')
  const atWord = cut.replace(/[\s,;:.–—-]+\S*$/u, '')
  return `${atWord.length >= most / 2 ? atWord : cut.trimEnd()}…`
}
