/** The text of a WebVTT cue (W3C WebVTT 6.4): who says what, without markup. */

export interface Said {
  text: string
  /** Empty where the cue names nobody. */
  speaker: string
}

/** `<v Name>` begins another voice; other tags fall away, character references are decoded. Linear in the text's length. */
export function splitVoices(cue: string): Said[] {
  const said: Said[] = [{ text: '', speaker: '' }]
  let at = 0
  let close = 0
  while (at < cue.length) {
    const open = cue.indexOf('<', at)
    if (open === -1) close = -1
    else if (close <= open) close = cue.indexOf('>', open)
    // A `<` that nothing closes is a word's own.
    const end = close === -1 ? cue.length : open
    said.at(-1)!.text += decode(cue.slice(at, end))
    if (close === -1) break
    const tag = cue.slice(open + 1, close)
    if (/^\/v\s*$/.test(tag)) said.push({ text: '', speaker: '' })
    else if (/^v[.\s]/.test(tag)) said.push({ text: '', speaker: decode(tag.replace(/^\S+\s*/, '')) })
    else if (!/^\/?[a-zA-Z0-9.]|^$/.test(tag)) {
      said.at(-1)!.text += '<'
      at = open + 1
      continue
    }
    at = close + 1
  }
  return joinSame(said)
}

/** One voice that goes on is one. */
function joinSame(said: Said[]): Said[] {
  const joined: Said[] = []
  for (const one of said.filter(({ text }) => text.trim() !== '')) {
    const last = joined.at(-1)
    if (last?.speaker === one.speaker) last.text += ` ${one.text}`
    else joined.push({ ...one })
  }
  return joined
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '',
  rlm: '',
}

const decode = (text: string) =>
  text.replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
      ? String.fromCodePoint(code)
      : ''
  })
