/** The one-time link of a new installation: whoever reads the terminal becomes its administrator. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { countUsers } from '#db/queries/accounts.ts'
import { isSameSecret, newSecret } from '../access/secrets.ts'
import { firstSignInPath } from '../addresses.ts'
import type { Hub } from './hub.ts'

const fileOf = ({ config }: Hub) => path.join(config.dataDir, 'first-sign-in')

/** The link while nobody can sign in, the same until it was used; else null. */
export function firstLink(hub: Hub): string | null {
  if (countUsers(hub.db) > 0) {
    rmSync(fileOf(hub), { force: true })
    return null
  }
  const known = readSecret(hub)
  if (!known) writeFileSync(fileOf(hub), newSecret(), { mode: 0o600 })
  return `${hub.config.siteUrl}${firstSignInPath(known ?? readSecret(hub)!)}`
}

/** Whether this word opens the first sign-in. */
export function isFirstSecret(hub: Hub, secret: string): boolean {
  const known = countUsers(hub.db) === 0 ? readSecret(hub) : null
  return known !== null && isSameSecret(known, secret)
}

function readSecret(hub: Hub): string | null {
  try {
    return readFileSync(fileOf(hub), 'utf8').trim() || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
