/** Conditional requests by RFC 9110 section 13. */
import { parseHttpDate } from './http-date.ts'

export interface Validators {
  /** Quoted, strong or `W/`. */
  etag: string
  /** Tags of the same content in other encodings: who has one of these has it too. */
  others?: readonly string[]
  lastModified: Date | null
}

export interface Conditions {
  'if-match'?: string
  'if-none-match'?: string
  'if-modified-since'?: string
  'if-unmodified-since'?: string
  'if-range'?: string
}

/** The status that ends the request early, or null to go on; in the order of section 13.2.2. For GET and HEAD. */
export function judgeConditions(
  headers: Conditions,
  { etag, others = [], lastModified }: Validators,
): 304 | 412 | null {
  const tags = [etag, ...others]
  if (headers['if-match'] !== undefined) {
    if (!matches(headers['if-match'], tags, isSameStrong)) return 412
  } else if (isBefore(headers['if-unmodified-since'], lastModified)) return 412
  if (headers['if-none-match'] !== undefined)
    return matches(headers['if-none-match'], tags, isSameWeak) ? 304 : null
  const since = parseHttpDate(headers['if-modified-since'])
  if (since !== null && lastModified && seconds(lastModified) <= since) return 304
  return null
}

/** Whether a Range header still counts (section 13.1.5): the same strong validator, or exactly the same date. */
export function rangeCounts(ifRange: string | undefined, { etag, lastModified }: Validators): boolean {
  if (ifRange === undefined) return true
  if (ifRange.includes('"')) return isSameStrong(ifRange.trim(), etag)
  const date = parseHttpDate(ifRange)
  return date !== null && lastModified !== null && seconds(lastModified) === date
}

function matches(list: string, tags: string[], isSame: (a: string, b: string) => boolean): boolean {
  if (list.trim() === '*') return true
  return [...list.matchAll(/(?:W\/)?"[^"]*"/g)].some(([one]) => tags.some((tag) => isSame(one, tag)))
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)
const plain = (etag: string) => etag.replace(/^W\//, '')
const isSameWeak = (a: string, b: string) => plain(a) === plain(b)
const isSameStrong = (a: string, b: string) => a === b && !a.startsWith('W/')

function isBefore(header: string | undefined, lastModified: Date | null): boolean {
  const limit = parseHttpDate(header)
  return limit !== null && lastModified !== null && seconds(lastModified) > limit
}
