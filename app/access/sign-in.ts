/** Who is asking: sign-in sessions by cookie, programs by token. Tries are limited, per address and account. */
import { isIPv6 } from 'node:net'
import { createCookie } from '@remix-run/node'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '#db/open.ts'
import {
  type Account,
  addSession,
  endOldSessions,
  endSession,
  findSession,
  findToken,
  findUser,
  touchSession,
} from '#db/queries/accounts.ts'
import { isPassword } from './passwords.ts'
import { hashSecret, newSecret } from './secrets.ts'

const A_MINUTE = 60_000
const A_DAY = 24 * 60 * A_MINUTE
/** Ends when it was not used for so long, and in the end however much it is used. */
const UNUSED = 7 * A_DAY
const LONGEST = 30 * A_DAY

/** Wrong passwords before one must wait: from one address for one account, for an account from anywhere, from one address. */
const QUARTER = 15 * 60
const LIMITS = {
  both: new RateLimiterMemory({ keyPrefix: 'both', points: 9, duration: QUARTER }),
  account: new RateLimiterMemory({ keyPrefix: 'account', points: 60, duration: QUARTER }),
  address: new RateLimiterMemory({ keyPrefix: 'address', points: 60, duration: QUARTER }),
}

export type SignedIn =
  | { ok: true; cookie: string; account: Account['id'] }
  /** `minutes`: how long to wait; null where address or password is wrong, which nobody is told apart. */
  | { ok: false; minutes: number | null }

interface Site {
  siteUrl: string
}

/** Opens a session for the right password. `from` is the caller's network address. */
export async function signIn(
  db: Db,
  site: Site,
  { email, password, from }: { email: string; password: string; from: string },
): Promise<SignedIn> {
  const account = email.trim().toLowerCase().slice(0, 320)
  const network = networkOf(from)
  const minutes = await waitFor(account, network)
  if (minutes !== null) return { ok: false, minutes }
  const user = findUser(db, { email: account })
  const isRight = await isPassword(user && !user.disabledAt ? user.passwordHash : null, password)
  if (!user || !isRight) return { ok: false, minutes: null }
  await LIMITS.both.delete(`${network} ${account}`)
  await LIMITS.account.reward(account)
  await LIMITS.address.reward(network)
  return { ok: true, cookie: await openSession(db, site, user.id), account: user.id }
}

/** A new session's cookie: never one that was there before. */
export async function openSession(db: Db, site: Site, userId: number): Promise<string> {
  const secret = newSecret()
  const now = Date.now()
  addSession(db, { hash: hashSecret(secret), userId, now: iso(now) })
  endOldSessions(db, { madeAfter: iso(now - LONGEST), usedAfter: iso(now - UNUSED) })
  return cookieOf(site).serialize(secret)
}

/** Ends the session; the cookie that takes the old one away. */
export async function signOut(db: Db, site: Site, cookies: string | null): Promise<string> {
  const secret = await secretIn(site, cookies)
  if (secret) endSession(db, { hash: hashSecret(secret) })
  return cookieOf(site).serialize('', { maxAge: 0 })
}

/** Whose request it is, by its Cookie header; null for everybody who did not sign in. */
export async function findAccount(db: Db, site: Site, cookies: string | null): Promise<Account | null> {
  const secret = await secretIn(site, cookies)
  if (!secret) return null
  const now = Date.now()
  const hash = hashSecret(secret)
  const found = findSession(db, { hash, madeAfter: iso(now - LONGEST), usedAfter: iso(now - UNUSED) })
  if (!found) return null
  const { usedAt, ...account } = found
  if (usedAt < iso(now - A_MINUTE)) touchSession(db, { hash, now: iso(now) })
  return account
}

/** Whose program it is, by its Authorization header (RFC 6750: `Bearer WORD`). */
export function findProgram(db: Db, authorization: string | null | undefined): Account | null {
  const secret = /^Bearer ([\w-]{43})$/i.exec(authorization ?? '')?.[1]
  return secret ? findToken(db, { hash: hashSecret(secret), now: iso(Date.now()) }) : null
}

/** Counts a try; minutes to wait where there were too many. */
async function waitFor(account: string, from: string): Promise<number | null> {
  try {
    // First what bounds the others: made-up accounts must not fill the memory.
    await LIMITS.address.consume(from)
    await LIMITS.both.consume(`${from} ${account}`)
    await LIMITS.account.consume(account)
    return null
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / A_MINUTE))
    throw error
  }
}

/** Whoever has one address of IPv6 has its whole /64, so that counts as one. */
function networkOf(from: string): string {
  const address = from.replace(/%.*$/, '')
  if (!isIPv6(address) || /^::ffff:[\d.]+$/i.test(address)) return address.replace(/^::ffff:/i, '')
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

async function secretIn(site: Site, cookies: string | null): Promise<string | null> {
  const found: unknown = cookies ? await cookieOf(site).parse(cookies) : null
  return typeof found === 'string' && found.length === 43 ? found : null
}

/** With HTTPS its name alone ties it to this host (RFC 6265bis, `__Host-`). */
function cookieOf({ siteUrl }: Site) {
  const secure = siteUrl.startsWith('https:')
  return createCookie(secure ? '__Host-causerie' : 'causerie', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: LONGEST / 1_000,
    secure,
  })
}

const iso = (time: number) => new Date(time).toISOString()
