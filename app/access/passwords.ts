/** Passwords: kept as argon2id, the package's default (OWASP: 19 MiB, two passes), compared in the time of a comparison whoever asks. */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Fewer are guessed too soon; more would only cost time. Nothing else is asked of a password. */
export const PASSWORD_LENGTH = { least: 10, most: 256 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS)

/** A hash that no password has: checking against it takes as long as against a real one. */
let nobody: Promise<string> | undefined

/** Whether the password is right; `passwordHash` null stands for an account that does not exist. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  const isRight = await verify(passwordHash ?? (await nobody), password.slice(0, PASSWORD_LENGTH.most))
  return passwordHash !== null && isRight
}

/** A password that a program gives: about 95 bits, easy to read aloud. */
export function newPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  const pick = () => letters[randomBytes(1)[0]! % letters.length]!
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, pick).join('')).join('-')
}
