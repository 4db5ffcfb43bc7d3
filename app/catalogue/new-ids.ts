import { randomBytes, randomUUID } from 'node:crypto'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Twelve random letters and digits (62 bits): nothing can be counted or guessed. */
export function newPublicId(): string {
  let id = ''
  // Bytes from 252 on would favour the first letters: 252 = 7 · 36.
  while (id.length < 12)
    for (const byte of randomBytes(16)) if (byte < 252 && id.length < 12) id += LETTERS[byte % 36]
  return id
}

/** A UUID that is given once and kept: guids of items and shows. */
export const newGuid = (): string => randomUUID()

/** The random word in an upload's address: 128 bits in hex. */
export const newUploadId = (): string => randomBytes(16).toString('hex')
