import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Hub } from './hub.ts'

/** Milliseconds that an answer counts: a check writes to the disk, and anyone may ask. */
const COUNTS_FOR = 2_000

const checks = new WeakMap<object, { at: number; answer: Promise<string | null> }>()

/** Null where the catalogue answers and the storage takes an object; else in words what does not. */
export function findFault(hub: Pick<Hub, 'db' | 'storage'>): Promise<string | null> {
  const known = checks.get(hub)
  if (known && Date.now() - known.at < COUNTS_FOR) return known.answer
  const answer = check(hub)
  checks.set(hub, { at: Date.now(), answer })
  return answer
}

async function check({ db, storage }: Pick<Hub, 'db' | 'storage'>): Promise<string | null> {
  try {
    db.get(sql`select 1`)
  } catch (error) {
    console.error(error)
    return 'the catalogue does not answer'
  }
  try {
    const key = `readiness/${randomUUID()}`
    await storage.write(key, Buffer.from('ready'))
    await storage.remove(key)
  } catch (error) {
    console.error(error)
    return 'the storage cannot be written'
  }
  return null
}
