export interface SplitNotes {
  /** Stands above what the notes are about. */
  lead: string
  /** Follows below it; empty where the notes are short. */
  rest: string
}

/** Characters above which notes, standing above what they are about, would push it out of sight. */
const SHORT = 900
/** A paragraph does not begin like this: a heading, a list, a quotation, a piece of code. */
const OTHER_BLOCK = /^ {0,3}(?:#|>|```|~~~|[-+*][ \t]|\d{1,9}[.)][ \t])/
/** `[name]: address`, to which links anywhere in the notes may point. */
const DEFINITION = /^ {0,3}\[[^\]\n]{1,999}\]:.*$/gm

/** Notes in Markdown in two: the first paragraph of long ones leads, the others follow. */
export function splitNotes(markdown: string): SplitNotes {
  const text = markdown.trim()
  if (text.length <= SHORT) return { lead: text, rest: '' }
  const [first = ''] = text.split(/\r?\n[ \t]*\r?\n/, 1)
  if (first.length > SHORT || OTHER_BLOCK.test(first)) return { lead: '', rest: text }
  const definitions = text.match(DEFINITION) ?? []
  return { lead: [first, ...definitions].join('\n\n'), rest: text.slice(first.length).trim() }
}
