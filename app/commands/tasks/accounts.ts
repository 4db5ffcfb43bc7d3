/** Who may sign in, and keys for programs. Passwords and keys are told once. */
import { z } from 'zod'
import { addToken, addUser, findUser, listUsers } from '#db/queries/accounts.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import { ROLES, type Role } from '#db/schema.ts'
import { hashPassword, newPassword, PASSWORD_LENGTH } from '../../access/passwords.ts'
import { hashSecret, newSecret } from '../../access/secrets.ts'
import { toLine } from '../../catalogue/plain-text.ts'
import type { Hub } from '../../server/hub.ts'

export interface NewUser {
  email: string
  name?: string
  role: Role
  /** Slugs of the shows that they work on; all where there are none. */
  shows?: string[]
  /** Made up where left out. */
  password?: string
}

export async function addUserTask(hub: Hub, { name = '', role, shows = [], ...input }: NewUser) {
  const email = toEmail(input.email)
  if (!ROLES.includes(role)) throw new Error(`The role must be one of ${ROLES.join(', ')}.`)
  const showIds = shows.map((slug) => {
    const show = findShow(hub.db, { slug })
    if (!show) throw new Error(`There is no show ${slug}. Add one with \`causerie show add\`.`)
    return show.id
  })
  if (findUser(hub.db, { email })) throw new Error(`${email} has an account already.`)
  const password = input.password ?? newPassword()
  if (password.length < PASSWORD_LENGTH.least || password.length > PASSWORD_LENGTH.most)
    throw new Error(`A password has ${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters.`)
  const passwordHash = await hashPassword(password)
  const added = addUser(hub.db, { email, name: toLine(name).slice(0, 255), role, passwordHash, showIds })
  if (added === null) throw new Error(`${email} has an account already.`)
  return { email, role, shows, ...(input.password === undefined ? { password } : {}) }
}

export async function listUsersTask(hub: Hub) {
  return {
    users: listUsers(hub.db).map(({ email, name, role, shows, createdAt, disabledAt }) => ({
      ...{ email, name, role, shows, createdAt, disabledAt },
    })),
  }
}

export async function createTokenTask(hub: Hub, { email, name }: { email: string; name?: string }) {
  const user = findUser(hub.db, { email: toEmail(email) })
  if (!user) throw new Error(`Nobody has the address ${email}. \`causerie user list\` names everybody.`)
  if (user.disabledAt) throw new Error(`The account ${user.email} is closed.`)
  const token = newSecret()
  const label = toLine(name ?? '').slice(0, 255) || 'causerie token create'
  addToken(hub.db, { hash: hashSecret(token), userId: user.id, name: label })
  return { email: user.email, name: label, token }
}

function toEmail(text: string): string {
  const parsed = z.email().max(320).safeParse(text.trim())
  if (!parsed.success) throw new Error(`${JSON.stringify(text)} is not an e-mail address.`)
  return parsed.data.toLowerCase()
}
