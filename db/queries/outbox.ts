/** What is to be told to others. Not catalogue: small writes of their own, or part of the one that is to be told. */
import { and, eq, isNotNull, isNull, lt, lte, notInArray, or, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { outbox } from '../schema.ts'

/** A WebSub hub is told that a feed is another one now. */
export interface Ping {
  id: number
  hub: string
  url: string
  /** How often it was tried in vain. */
  attempts: number
  createdAt: string
}

const PING = 'websub'
const hubOf = sql<string>`json_extract(${outbox.body}, '$.hub')`
const isOpen = and(eq(outbox.kind, PING), isNull(outbox.sentAt), isNotNull(outbox.nextAt))

/** The feed at this address changed: each hub is told so once. Call it in the transaction that notes the change. */
export function addPing(db: Db, { url, hubs }: { url: string; hubs: readonly string[] }): void {
  const nextAt = new Date().toISOString()
  for (const hub of hubs)
    db.insert(outbox)
      .values({ kind: PING, body: JSON.stringify({ hub, url }), nextAt })
      .run()
}

/** What a hub can be told now, oldest first; of one feed only the first that waits, so that a hub that is ill is asked once. */
export function listDuePings(db: Db, { hub, now }: { hub: string; now: string }): Ping[] {
  const first = db
    .select({ id: sql`min(${outbox.id})` })
    .from(outbox)
    .where(and(isOpen, eq(hubOf, hub)))
    .groupBy(outbox.body)
  return db
    .select({
      id: outbox.id,
      hub: hubOf,
      url: sql<string>`json_extract(${outbox.body}, '$.url')`,
      attempts: outbox.attempts,
      createdAt: outbox.createdAt,
    })
    .from(outbox)
    .where(and(sql`${outbox.id} in ${first}`, lte(outbox.nextAt, now)))
    .orderBy(outbox.id)
    .all()
}

/** It was told. */
export function markSent(db: Db, { id, now }: { id: number; now: string }): void {
  db.update(outbox).set({ sentAt: now, reason: null }).where(eq(outbox.id, id)).run()
}

/** It was tried in vain; `nextAt` null gives it up, and the reason stays. */
export function markFailed(
  db: Db,
  { id, reason, nextAt }: { id: number; reason: string; nextAt: string | null },
): void {
  db.update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, reason, nextAt })
    .where(eq(outbox.id, id))
    .run()
}

/** Hubs that are not in the settings any more are told nothing. */
export function giveUpOthers(db: Db, { hubs, reason }: { hubs: readonly string[]; reason: string }): void {
  db.update(outbox)
    .set({ nextAt: null, reason })
    .where(and(isOpen, notInArray(hubOf, [...hubs])))
    .run()
}

/** What was told or given up before a moment is not kept for ever. */
export function forgetTold(db: Db, { before }: { before: string }): void {
  db.delete(outbox)
    .where(and(lt(outbox.createdAt, before), or(isNotNull(outbox.sentAt), isNull(outbox.nextAt))))
    .run()
}
