/** Notes within the bytes that a feed allows them. */

/** Blocks while they have room together, each with a line's end; of the first alone as many words as there is room for. */
export function cutBlocks(blocks: string[], room: number): string[] {
  const kept: string[] = []
  let left = room
  for (const block of blocks) {
    left -= Buffer.byteLength(block) + 1
    if (left < 0) break
    kept.push(block)
  }
  if (kept.length > 0 || blocks.length === 0) return kept
  const part = cutHtml(blocks[0]!, room - 1)
  return part === '' ? [] : [part]
}

const PIECES = /<[^>]*>|&[^;]*;|\s+|[^<&\s]+/g
const DOTS = '…'

interface Opened {
  tag: string
  closing: string
}

/**
 * The beginning of HTML that escapes every `<`, `>` and `&` of its text, at a word: all elements closed, none empty. Only
 * a first word that is too long is cut in itself.
 */
function cutHtml(html: string, room: number): string {
  let kept = ''
  let bytes = Buffer.byteLength(DOTS)
  let space = ''
  const open: Opened[] = []
  const empty: Opened[] = []
  const add = (text: string) => {
    const all = space + empty.map(({ tag }) => tag).join('') + text
    const needed = Buffer.byteLength(all + empty.map(({ closing }) => closing).join(''))
    if (bytes + needed > room) return false
    kept += all
    bytes += needed
    space = ''
    open.push(...empty.splice(0))
    return true
  }
  for (const [piece] of html.matchAll(PIECES)) {
    if (piece.startsWith('</')) {
      if (!empty.pop()) kept += open.pop()!.closing
    } else if (piece.startsWith('<')) empty.push({ tag: piece, closing: `</${/\w+/.exec(piece)![0]}>` })
    else if (piece.trim() === '') space = piece
    else if (!add(piece)) {
      if (kept === '') for (const character of piece.startsWith('&') ? [] : piece) if (!add(character)) break
      break
    }
  }
  if (kept === '') return ''
  return (
    kept +
    DOTS +
    open
      .reverse()
      .map(({ closing }) => closing)
      .join('')
  )
}
