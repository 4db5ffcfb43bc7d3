import { analyseText } from './analyse-text.ts'
import type { Query } from './parse-query.ts'
import { formsOf } from './to-match.ts'

/** A stretch of the original text; `marked` where it is what was looked for. */
export interface Stretch {
  text: string
  marked: boolean
}

/** Cuts a text into stretches, its own spelling kept: `l’Été` is marked for `ete`. Joined, they are the text again. */
export function highlight(text: string, query: Query): Stretch[] {
  const tokens = analyseText(text)
  const marks = query.terms.flatMap(({ words, exact }) => {
    const wanted = words.map((word) => new Set(exact ? [word] : formsOf(word)))
    return tokens.flatMap((token, at) =>
      wanted.every((forms, next) => forms.has(tokens[at + next]?.word ?? ''))
        ? [{ start: token.start, end: tokens[at + words.length - 1]!.end }]
        : [],
    )
  })
  return cut(text, join(marks))
}

interface Mark {
  start: number
  end: number
}

/** Marks in order, those that touch made one. */
function join(marks: Mark[]): Mark[] {
  const joined: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end)
    else joined.push({ ...mark })
  }
  return joined
}

function cut(text: string, marks: Mark[]): Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (const { start, end } of marks) {
    stretches.push(
      { text: text.slice(at, start), marked: false },
      { text: text.slice(start, end), marked: true },
    )
    at = end
  }
  stretches.push({ text: text.slice(at), marked: false })
  return stretches.filter((stretch) => stretch.text !== '')
}
