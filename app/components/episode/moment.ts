/** A moment or a passage of a recording, as `?t=` says it: seconds. */
export interface Asked {
  start: number
  /** Null where only a start was asked for. */
  end: number | null
}

/**
 * Reads `812`, `812.5` or `812,847` (seconds, as in Media Fragments). Null for anything else, for a passage that ends
 * before it begins, and for what lies behind the end of a recording of known `duration`.
 */
export function parseMoment(text: string | null, duration: number | null): Asked | null {
  const match = /^(\d{1,6}(?:\.\d{1,3})?)(?:,(\d{1,6}(?:\.\d{1,3})?))?$/.exec(text ?? '')
  if (!match) return null
  const start = Number(match[1])
  const end = match[2] === undefined ? null : Number(match[2])
  if ((end !== null && end <= start) || (duration !== null && start >= duration)) return null
  return { start, end }
}

/** The fragment that makes a player begin there: `#t=812,847`; empty for the start. */
export const toFragment = (asked: Asked | null) =>
  asked ? `#t=${asked.start}${asked.end === null ? '' : `,${asked.end}`}` : ''
