/** The text of a WebVTT cue (W3C WebVTT 6.4): who says what and when, without markup. */
import { decodeEntities } from './decode-entities.ts'
import { parseTimestamp } from './timed-blocks.ts'

export interface Said {
  text: string
  /** Empty where the cue names nobody. */
  speaker: string
  /** Moments that the cue sets between its words: where in `text`, and when. */
  stamps: { at: number; time: number }[]
}

/** `<v Name>` begins another voice; other tags fall away, character references are decoded. Linear in the text's length. */
export function splitVoices(cue: string): Said[] {
  const said: Said[] = [toSaid('')]
  let at = 0
  let close = 0
  while (at < cue.length) {
    const open = cue.indexOf('<', at)
    if (open === -1) close = -1
    else if (close <= open) close = cue.indexOf('>', open)
    // A `<` that nothing closes is a word's own.
    const end = close === -1 ? cue.length : open
    const last = said.at(-1)!
    last.text += decodeEntities(cue.slice(at, end))
    if (close === -1) break
    const tag = cue.slice(open + 1, close)
    const time = close - open < 20 ? parseTimestamp(tag) : null
    if (time !== null) last.stamps.push({ at: last.text.length, time })
    else if (/^\/v\s*$/.test(tag)) said.push(toSaid(''))
    else if (/^v[.\s]/.test(tag)) said.push(toSaid(decodeEntities(tag.replace(/^\S+\s*/, ''))))
    else if (!/^\/?[a-zA-Z0-9.]|^$/.test(tag)) {
      last.text += '<'
      at = open + 1
      continue
    }
    at = close + 1
  }
  return joinSame(said)
}

const toSaid = (speaker: string): Said => ({ text: '', speaker, stamps: [] })

/** One voice that goes on is one. */
function joinSame(said: Said[]): Said[] {
  const joined: Said[] = []
  for (const one of said.filter(({ text }) => text.trim() !== '')) {
    const last = joined.at(-1)
    if (last?.speaker !== one.speaker) {
      joined.push({ ...one })
      continue
    }
    const offset = last.text.length + 1
    last.stamps.push(...one.stamps.map(({ at, time }) => ({ at: at + offset, time })))
    last.text += ` ${one.text}`
  }
  return joined
}
