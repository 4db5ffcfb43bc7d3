import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import {
  addFirstUser,
  addToken,
  addUser,
  changeUser,
  findAccountById,
  findUser,
} from '#db/queries/accounts.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { sessions, shows } from '#db/schema.ts'
import { hashPassword, newPassword } from './passwords.ts'
import { hashSecret, newSecret } from './secrets.ts'
import { findAccount, findProgram, signIn, signOut } from './sign-in.ts'

const SITE = { siteUrl: 'http://localhost:3000' }
const PASSWORD = 'quatre mots au hasard'
let passwordHash: string
let db: Db
let close: () => void
let count = 0
let email: string

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})
beforeEach(() => {
  ;({ db, close } = openForTest())
  count += 1
  email = `ada${count}@example.org`
  addUser(db, { email, name: 'Ada', role: 'editor', passwordHash, showIds: [] })
  return () => close()
})

const tryWith = (password: string, from = '192.0.2.1', who = email) =>
  signIn(db, SITE, { email: who, password, from })
const headerOf = (cookie: string) => cookie.split(';')[0]!

test('the right password opens a session that its cookie finds, and signing out ends it', async () => {
  const opened = await tryWith(PASSWORD)
  if (!opened.ok) throw new Error('refused')
  expect(opened.cookie).toMatch(/^causerie=.*HttpOnly.*SameSite=Lax/i)
  const account = await findAccount(db, SITE, headerOf(opened.cookie))
  expect(account).toMatchObject({ email, role: 'editor' })
  await signOut(db, SITE, headerOf(opened.cookie))
  expect(await findAccount(db, SITE, headerOf(opened.cookie))).toBe(null)
})

test('the database keeps nothing that would open a session', async () => {
  const opened = await tryWith(PASSWORD)
  if (!opened.ok) throw new Error('refused')
  const row = db.select().from(sessions).get()!
  expect(await findAccount(db, SITE, `causerie=${row.hash}`)).toBe(null)
  expect(findUser(db, { email })!.passwordHash).toMatch(/^\$argon2id\$/)
})

test('with HTTPS the cookie is tied to its host', async () => {
  const opened = await signIn(
    db,
    { siteUrl: 'https://causerie.example' },
    { email, password: PASSWORD, from: 'a' },
  )
  expect(opened.ok && opened.cookie).toMatch(/^__Host-causerie=.*Secure/)
})

test('a wrong password and an unknown address are told alike', async () => {
  expect(await tryWith('faux', '192.0.2.2')).toEqual(await tryWith('faux', '192.0.2.2', 'nobody@example.org'))
})

test('after nine wrong passwords the tenth waits, even the right one, and another address may still try', async () => {
  for (let tries = 0; tries < 9; tries += 1)
    expect(await tryWith('faux', '192.0.2.3')).toEqual({ ok: false, minutes: null })
  const tenth = await tryWith(PASSWORD, '192.0.2.3')
  expect(tenth).toEqual({ ok: false, minutes: 15 })
  expect((await tryWith(PASSWORD, '192.0.2.4')).ok).toBe(true)
})

test('another address of the same IPv6 network is no other one', async () => {
  for (let tries = 0; tries < 9; tries += 1)
    await tryWith('faux', `2001:db8::${tries % 2 ? '' : '0:0:'}${tries + 1}:2:3`)
  expect(await tryWith(PASSWORD, '2001:db8:0:0:ffff:1:2:3')).toEqual({ ok: false, minutes: 15 })
  expect((await tryWith(PASSWORD, '2001:db8:0:1::1')).ok).toBe(true)
})

test('one address tries sixty accounts at most, and the right password is not counted', async () => {
  for (let tries = 0; tries < 65; tries += 1) expect((await tryWith(PASSWORD, '192.0.2.7')).ok).toBe(true)
  for (let tries = 0; tries < 60; tries += 1)
    expect(await tryWith('faux', '192.0.2.7', `nobody${tries}@example.org`)).toMatchObject({ minutes: null })
  expect(await tryWith(PASSWORD, '192.0.2.7')).toMatchObject({ ok: false, minutes: 15 })
}, 60_000)

test('who works on some shows never works on all of them while that changes', () => {
  seedEpisode(db, 'un', { slug: 'a' })
  seedEpisode(db, 'deux', { slug: 'b' })
  const [one, other] = db
    .select({ id: shows.id })
    .from(shows)
    .all()
    .map(({ id }) => id) as [number, number]
  const userId = addUser(db, {
    email: 'zoe@example.org',
    name: '',
    role: 'editor',
    passwordHash,
    showIds: [one],
  })!
  changeUser(db, { userId, showIds: [other] })
  expect(findAccountById(db, { userId })?.showIds).toEqual([other])
  changeUser(db, { userId, showIds: [] })
  expect(findAccountById(db, { userId })?.showIds).toEqual([])
  changeUser(db, { userId, disabledAt: '2026-01-01T00:00:00.000Z' })
  expect(findAccountById(db, { userId })).toBe(null)
})

test('a new password and a stop end every session', async () => {
  const opened = await tryWith(PASSWORD, '192.0.2.5')
  if (!opened.ok) throw new Error('refused')
  changeUser(db, { userId: opened.account, disabledAt: '2026-01-01T00:00:00.000Z' })
  expect(await findAccount(db, SITE, headerOf(opened.cookie))).toBe(null)
  expect((await tryWith(PASSWORD, '192.0.2.5')).ok).toBe(false)
})

test('a session that was not used for a week is over', async () => {
  const opened = await tryWith(PASSWORD, '192.0.2.6')
  if (!opened.ok) throw new Error('refused')
  db.update(sessions)
    .set({ usedAt: new Date(Date.now() - 8 * 86_400_000).toISOString() })
    .run()
  expect(await findAccount(db, SITE, headerOf(opened.cookie))).toBe(null)
})

test('cookies that are nonsense are nobody', async () => {
  for (const cookie of [
    null,
    '',
    'causerie=',
    'causerie=x',
    `causerie=${'a'.repeat(43)}`,
    'causerie=eyJhIjoxfQ==',
    '%%%',
  ])
    expect(await findAccount(db, SITE, cookie)).toBe(null)
})

test('a program’s token is its user, until either is stopped', () => {
  const secret = newSecret()
  const user = findUser(db, { email })!
  addToken(db, { hash: hashSecret(secret), userId: user.id, name: 'script' })
  expect(findProgram(db, `Bearer ${secret}`)).toMatchObject({ email })
  for (const header of [undefined, '', secret, `Bearer ${secret}x`, `Bearer ${hashSecret(secret)}`])
    expect(findProgram(db, header)).toBe(null)
  changeUser(db, { userId: user.id, disabledAt: '2026-01-01T00:00:00.000Z' })
  expect(findProgram(db, `Bearer ${secret}`)).toBe(null)
})

test('only the first account is made by the first link', () => {
  expect(addFirstUser(db, { email: 'eve@example.org', name: 'Eve', passwordHash })).toBe(null)
})

test('given passwords differ and are long', () => {
  const made = new Set(Array.from({ length: 50 }, newPassword))
  expect(made.size).toBe(50)
  for (const password of made) expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
})
