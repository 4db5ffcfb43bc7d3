import { decodeText } from './decode-text.ts'
import { type Element, listsOf } from './json-lists.ts'

/** A file as its readers look at it. */
export interface TextFile {
  text: string
  /** Whatever stands first that is no space, some hundred letters of it. */
  head: string
  /** Its lists where it is JSON, else none. */
  lists(): Map<string, Element[]>
}

export function openText(bytes: Uint8Array): TextFile {
  const text = decodeText(bytes).replace(/^\uFEFF/, '')
  const head = text.slice(0, 4_000).trimStart().slice(0, 400)
  const isJson = /^(?:\{\s*(?:["}]|$)|\[\s*(?:[{\]]|$))/.test(head)
  let lists: Map<string, Element[]> | null = null
  return {
    text,
    head,
    lists: () => {
      lists ??= isJson ? listsOf(text) : new Map()
      return lists
    },
  }
}
