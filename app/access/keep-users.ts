/** Accounts as an administrator keeps them: added with a password that is shown once, changed, stopped. */
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { addUser, changeUser, findUser } from '#db/queries/accounts.ts'
import { ROLES } from '#db/schema.ts'
import { type Answer, mistakes, refuse } from '../catalogue/answers.ts'
import { anyLine } from '../catalogue/fields.ts'
import { hashPassword, newPassword } from './passwords.ts'

const UserFields = z.object({
  name: anyLine(255),
  role: z.enum(ROLES, 'kind'),
  /** The shows that they work on; none: all. */
  showIds: z.array(z.number().int()).default([]),
})

const NewUser = UserFields.extend({
  email: z.string().trim().pipe(z.email('email').max(320, 'too-long')),
})

/** A new account; its password is in the answer and nowhere else. */
export async function addAccount(
  db: Db,
  input: z.input<typeof NewUser>,
): Promise<Answer<{ id: number; email: string; password: string }>> {
  const parsed = NewUser.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const { email, ...fields } = withWholeSite(parsed.data)
  if (findUser(db, { email })) return refuse('email', 'email-taken')
  const password = newPassword()
  const id = addUser(db, { ...fields, email, passwordHash: await hashPassword(password) })
  return id === null ? refuse('email', 'email-taken') : { ok: true, value: { id, email, password } }
}

interface Change {
  userId: number
  /** Who does it: nobody takes their own rights away. */
  by: number
}

/** Changes name, role and shows. */
export function changeAccount(
  db: Db,
  { userId, by }: Change,
  input: z.input<typeof UserFields>,
): Answer<null> {
  const parsed = UserFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const fields = withWholeSite(parsed.data)
  if (userId === by && fields.role !== 'admin') return refuse('role', 'yourself')
  return changeUser(db, { userId, ...fields }) ? { ok: true, value: null } : refuse('', 'gone')
}

/** Stops an account, or lets it sign in again. */
export function stopAccount(db: Db, { userId, by }: Change, stop: boolean): Answer<null> {
  if (userId === by) return refuse('', 'yourself')
  const disabledAt = stop ? new Date().toISOString() : null
  return changeUser(db, { userId, disabledAt }) ? { ok: true, value: null } : refuse('', 'gone')
}

/** Another password for an account; null where there is none. */
export async function renewPassword(db: Db, { userId }: { userId: number }): Promise<string | null> {
  const password = newPassword()
  return changeUser(db, { userId, passwordHash: await hashPassword(password) }) ? password : null
}

/** Administration is of the whole site. */
const withWholeSite = <T extends z.output<typeof UserFields>>(user: T): T =>
  user.role === 'admin' ? { ...user, showIds: [] } : user
