import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { addSession, addUser, changeUser, findSession, findUser, listUsers } from '#db/queries/accounts.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import { addAccount, changeAccount, renewPassword, stopAccount } from './keep-users.ts'
import { isPassword } from './passwords.ts'

let db: Db
let close: () => void
let ada: number
beforeEach(() => {
  ;({ db, close } = openForTest())
  const user = {
    email: 'ada@example.org',
    name: 'Ada',
    role: 'admin',
    passwordHash: 'x',
    showIds: [],
  } as const
  ada = addUser(db, { ...user, showIds: [] })!
})
afterEach(() => close())

function addShow(): number {
  seedEpisode(db, 'causeries', { slug: 'un' })
  return findShow(db, { slug: 'causeries' })!.id
}

const roleOf = (userId: number) => listUsers(db).find(({ id }) => id === userId)?.role

test('a new account has the password of the answer, and an address only once', async () => {
  const wish = { email: 'Grace@Example.org', name: 'Grace', role: 'editor' } as const
  const answer = await addAccount(db, wish)
  if (!answer.ok) throw new Error('refused')
  const user = findUser(db, { email: 'grace@example.org' })!
  expect(await isPassword(user.passwordHash, answer.value.password)).toBe(true)
  expect(await addAccount(db, wish)).toMatchObject({ mistakes: [{ field: 'email', code: 'email-taken' }] })
  expect(await addAccount(db, { ...wish, email: 'grace' })).toMatchObject({
    mistakes: [{ field: 'email', code: 'email' }],
  })
  const renewed = await renewPassword(db, { userId: user.id })
  const after = findUser(db, { email: 'grace@example.org' })!
  expect(await isPassword(after.passwordHash, answer.value.password)).toBe(false)
  expect(await isPassword(after.passwordHash, renewed!)).toBe(true)
})

test('administrators cannot demote or stop themselves', () => {
  const self = { userId: ada, by: ada }
  expect(changeAccount(db, self, { name: 'Ada', role: 'editor' })).toMatchObject({
    mistakes: [{ field: 'role', code: 'yourself' }],
  })
  expect(stopAccount(db, self, true)).toMatchObject({ mistakes: [{ code: 'yourself' }] })
  expect(roleOf(ada)).toBe('admin')
})

test('the last administrator stays one, whoever asks', async () => {
  expect(changeUser(db, { userId: ada, role: 'editor' })).toBe(false)
  expect(changeUser(db, { userId: ada, disabledAt: '2026-01-01' })).toBe(false)
  expect(changeUser(db, { userId: ada, showIds: [addShow()] })).toBe(false)
  const second = await addAccount(db, { email: 'b@example.org', name: '', role: 'admin' })
  expect(second.ok && changeUser(db, { userId: ada, role: 'editor' })).toBe(true)
})

test('a change ends every session of that account, and only of that one', async () => {
  const added = await addAccount(db, { email: 'b@example.org', name: '', role: 'editor' })
  if (!added.ok) throw new Error('refused')
  const now = '2026-01-02T00:00:00.000Z'
  addSession(db, { hash: 'hers', userId: added.value.id, now })
  addSession(db, { hash: 'mine', userId: ada, now })
  const showIds = [addShow()]
  changeAccount(db, { userId: added.value.id, by: ada }, { name: 'B', role: 'reviewer', showIds })
  const find = (hash: string) => findSession(db, { hash, madeAfter: '2026', usedAfter: '2026' })
  expect(find('hers')).toBe(null)
  expect(find('mine')).not.toBe(null)
  expect(listUsers(db)[1]).toMatchObject({ name: 'B', role: 'reviewer', shows: ['causeries'] })
})

test('administration is of the whole site', async () => {
  const showIds = [addShow()]
  await addAccount(db, { email: 'b@example.org', name: '', role: 'admin', showIds })
  expect(listUsers(db)[1]!.shows).toEqual([])
})
