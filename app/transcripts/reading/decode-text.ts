/** Bytes as text, in whatever encoding a program left them. */

/** How many broken letters a file may have for each whole one, and still be UTF-8. */
const MOSTLY = 4

/** UTF-8 and UTF-16 with or without a byte order mark, else Windows-1252, which Latin-1 is a part of. Never throws. */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  const text = new TextDecoder().decode(bytes)
  return isBroken(text) ? decodeWestern(bytes) : text
}

/** Windows-1252 from 0x80 to 0x9F; five of them are no letters. */
const WESTERN = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'

/** Node 20's own decoder of this name gives Latin-1's control characters for them. */
const decodeWestern = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009F]/g, (letter) => WESTERN[letter.charCodeAt(0) - 0x80]!)

function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Western letters leave every other byte empty.
  const seen = Math.min(bytes.length, 512)
  const empty = [0, 0]
  for (let at = 0; at < seen; at += 1) if (bytes[at] === 0) empty[at % 2]! += 1
  if (seen < 4) return null
  if (empty[1]! > seen / 4 && empty[0]! < seen / 16) return 'utf-16le'
  if (empty[0]! > seen / 4 && empty[1]! < seen / 16) return 'utf-16be'
  return null
}

/** More letters broken than whole: it was not UTF-8. A few may be cut in two, as recognisers do. */
function isBroken(text: string): boolean {
  if (!text.includes('\uFFFD')) return false
  let broken = 0
  let whole = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0xff_fd) broken += 1
    else if (code > 0x7f) whole += 1
  }
  return broken > whole * MOSTLY
}
