/** How written transcripts name who speaks, at the head of a line. */
import { withoutClocks, withoutNameClock } from '../reading/line-clocks.ts'
import { asName, isLikeName, splitColon } from '../reading/speaker-names.ts'

export interface Label {
  name: string
  isName: boolean
  /** What of the line is said. */
  rest: string
  /** The form says that it is a name: nothing else needs to bear it out. */
  isSure: boolean
}

/** Longer lines are no name alone. */
const LONGEST = 120

/** Null where no name stands there. */
export function readLabel(line: string): Label | null {
  const plain = withoutNameClock(line)
  return (
    boldLabel(line) ?? bracketLabel(line) ?? dashLabel(line) ?? colonLabel(line, plain) ?? loneLabel(plain)
  )
}

/** `**Nom** : mots`, `**Nom :** mots`, `**Nom**`. */
function boldLabel(line: string): Label | null {
  const mark = ['**', '__'].find((one) => line.startsWith(one))
  const end = mark ? line.indexOf(mark, 2) : -1
  if (end < 3 || end > LONGEST) return null
  const inner = line.slice(2, end).trim()
  const after = line.slice(end + 2).trim()
  const hasColon = inner.endsWith(':') || after.startsWith(':')
  const words = withoutEscapes(withoutNameClock(inner.replace(/\s*:$/, '')))
  const name = asName(words) ?? (hasColon && isLikeName(words) ? words : null)
  const rest = (withoutClocks([after])[0] ?? '').replace(/^:\s*/, '')
  return name ? { name, isName: true, rest, isSure: hasColon || rest === '' } : null
}

/** `[Nom] mots`, `[Nom]`; `[Musique]` is a sound. */
function bracketLabel(line: string): Label | null {
  const end = line.startsWith('[') ? line.indexOf(']') : -1
  if (end < 2 || end > LONGEST) return null
  const name = asName(line.slice(1, end))
  return name
    ? {
        name,
        isName: true,
        rest: line
          .slice(end + 1)
          .replace(/^\s*:\s*/, '')
          .trim(),
        isSure: true,
      }
    : null
}

/** `NOM. — mots`, as minutes of a meeting have it. */
function dashLabel(line: string): Label | null {
  const dash = line.slice(0, LONGEST).search(/\.\s?[—–]\s/)
  const name = dash > 0 ? asName(line.slice(0, dash)) : null
  return name
    ? { name, isName: true, rest: line.slice(dash + 1).replace(/^\s*[—–]\s*/, ''), isSure: true }
    : null
}

/** `plain` is the line without the moment beside its name. */
function colonLabel(line: string, plain: string): Label | null {
  const head = splitColon(line) ?? splitColon(plain)
  if (head) return { ...head, isSure: false }
  // `Nom :` alone.
  const name = plain.length <= LONGEST && plain.endsWith(':') ? asName(plain.slice(0, -1).trim()) : null
  return name ? { name, isName: true, rest: '', isSure: false } : null
}

function loneLabel(line: string): Label | null {
  const name = line.length <= LONGEST && !/[.!?…,;]$/.test(line) ? asName(line) : null
  return name ? { name, isName: true, rest: '', isSure: false } : null
}

/** Markdown's `\*` as the sign that it is. */
export const withoutEscapes = (text: string) => text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
