/** Byte ranges by RFC 9110 section 14. */

export type RangeAnswer =
  /** Ignore the header: the whole object, 200. */
  | { kind: 'whole' }
  /** 206 with these bytes, both ends inclusive. */
  | { kind: 'part'; start: number; end: number }
  /** 416. */
  | { kind: 'unsatisfiable' }

/**
 * What a Range header asks of an object of `size` bytes. Several ranges get the whole object, which section 14.2 allows:
 * no player needs more than one, and many small ones are an attack.
 */
export function parseRange(header: string | undefined, size: number): RangeAnswer {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return { kind: 'whole' }
  const [first, last] = [match[1]!, match[2]!]
  if (first === '') {
    const length = Number(last)
    if (length === 0 || size === 0) return { kind: 'unsatisfiable' }
    return { kind: 'part', start: Math.max(0, size - length), end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  // A last position before the first makes the range invalid (14.1.1): it is ignored.
  if (last !== '' && Number(last) < start) return { kind: 'whole' }
  return start >= size ? { kind: 'unsatisfiable' } : { kind: 'part', start, end }
}
