/** The lists of a JSON file with the line of each element: `JSON.parse` tells no lines, and takes nothing of a file that is cut short. */

export interface Element {
  /** From 1. */
  line: number
  /** Its JSON. */
  source: string
}

/** Far more than the words of a whole day: a list is cut after it, which its length tells. */
export const MOST_ELEMENTS = 500_000

/** Lists by name: those that stand directly in the file's object; the file itself where it is a list, named ``. One pass. */
export function listsOf(json: string): Map<string, Element[]> {
  const lists = new Map<string, Element[]>()
  let depth = 0
  let line = 1
  let key = ''
  let list: Element[] | null = null
  let listDepth = 0
  let open: { from: number; line: number } | null = null
  const close = (to: number) => {
    if (open && list && list.length <= MOST_ELEMENTS)
      list.push({ line: open.line, source: json.slice(open.from, to).trimEnd() })
    open = null
  }
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (code === LF || (code === CR && json.charCodeAt(at + 1) !== LF)) line += 1
    if (code <= SPACE || code === MARK) continue
    const isInList = list !== null && depth === listDepth
    if (isInList && code === COMMA) {
      close(at)
      continue
    }
    if (isInList && !open && code !== CLOSE_LIST) open = { from: at, line }
    if (code === QUOTE) {
      const end = endOfString(json, at)
      if (depth === 1 && !list) key = json.slice(at + 1, end)
      at = end
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      const isList = code === OPEN_LIST && list === null && depth <= 1
      depth += 1
      if (!isList) continue
      listDepth = depth
      list = lists.get(depth === 1 ? '' : key) ?? []
      lists.set(depth === 1 ? '' : key, list)
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      if (isInList) {
        close(at)
        list = null
      }
      depth -= 1
      if (depth <= 0) return lists
    }
  }
  close(json.length)
  return lists
}

/** What an element says; undefined where it is broken. */
export function parseElement({ source }: Element): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}

const [LF, CR, SPACE, MARK] = [10, 13, 32, 0xfe_ff]
const [QUOTE, COMMA, BACKSLASH] = [34, 44, 92]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]

function endOfString(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (code === BACKSLASH) at += 1
    else if (code === QUOTE || code === LF) return at
  }
  return json.length
}
