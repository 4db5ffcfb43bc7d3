/** The demo's account: its password is made at the first start and kept in the demo's own folder, so that every run prints the same. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addUser, changeUser, findUser } from '#db/queries/accounts.ts'
import { hashPassword, newPassword } from '../access/passwords.ts'
import type { Hub } from '../server/hub.ts'

export interface DemoAccount {
  id: number
  email: string
  password: string
}

const EMAIL = 'demo@causerie.example'

/** The account with its password; made where it is missing. */
export async function demoAccount({ db, config }: Hub): Promise<DemoAccount> {
  const file = path.join(config.dataDir, 'demo-password')
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : null
  const password = known ?? newPassword()
  const found = findUser(db, { email: EMAIL })
  if (known && found) return { id: found.id, email: EMAIL, password }
  const passwordHash = await hashPassword(password)
  writeFileSync(file, password, { mode: 0o600 })
  if (found) changeUser(db, { userId: found.id, passwordHash })
  const name = 'Camille Démo'
  const added = found?.id ?? addUser(db, { email: EMAIL, name, role: 'admin', passwordHash, showIds: [] })
  return { id: added!, email: EMAIL, password }
}
