/** Random words that open something; only their sha256 is kept. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, in letters that fit an address, a header and a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)))
}
