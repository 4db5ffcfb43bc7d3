/** Users, their sessions and tokens: not catalogue, so these are small writes of their own. */
import { and, asc, count, eq, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { type Role, sessions, shows, tokens, userShows, users } from '../schema.ts'

export type UserRow = typeof users.$inferSelect
export interface Account {
  id: number
  email: string
  name: string
  role: Role
  showIds: number[]
}

export const countUsers = (db: Db): number => db.select({ count: count() }).from(users).get()!.count

/** Null where nobody has this address; disabled ones too, so that the caller decides. */
export function findUser(db: Db, { email }: { email: string }): UserRow | null {
  return db.select().from(users).where(eq(users.email, email.toLowerCase())).get() ?? null
}

/** Null where the address is taken. `showIds` empty means all shows. */
export function addUser(
  db: Db,
  user: { email: string; name: string; role: Role; passwordHash: string; showIds: number[] },
): number | null {
  const { showIds, ...row } = user
  // Stopped until their shows are there: without them they would work on every show.
  const added = db
    .insert(users)
    .values({ ...row, email: row.email.toLowerCase(), disabledAt: new Date().toISOString() })
    .onConflictDoNothing()
    .returning({ id: users.id })
    .get()
  if (!added) return null
  for (const showId of showIds) db.insert(userShows).values({ userId: added.id, showId }).run()
  db.update(users).set({ disabledAt: null }).where(eq(users.id, added.id)).run()
  return added.id
}

/** The administrator, only while there is nobody: two at once make one. */
export function addFirstUser(db: Db, user: { email: string; name: string; passwordHash: string }) {
  const row = db.get<{ id: number } | undefined>(sql`insert into users (email, name, role, password_hash)
    select ${user.email.toLowerCase()}, ${user.name}, 'admin', ${user.passwordHash}
    where not exists (select 1 from users) returning id`)
  return row?.id ?? null
}

/** `shows` by their slugs; those in the bin are in `removedShows` as well. */
export function listUsers(db: Db) {
  const rows = db.select().from(users).orderBy(asc(users.email)).all()
  const works = db
    .select({
      userId: userShows.userId,
      show: { id: shows.id, slug: shows.slug, title: shows.title },
      removedAt: shows.removedAt,
    })
    .from(userShows)
    .innerJoin(shows, eq(shows.id, userShows.showId))
    .all()
  return rows.map(({ passwordHash: _, ...user }) => {
    const its = works.filter((one) => one.userId === user.id)
    return {
      ...user,
      shows: its.map(({ show }) => show.slug),
      removedShows: its.filter(({ removedAt }) => removedAt !== null).map(({ show }) => show),
    }
  })
}

/**
 * A new password, name, role, other shows or a stop; every session of the user ends, so that the change holds at once. False, and
 * nothing has changed, where there is no such user or nobody would be left to manage accounts.
 */
export function changeUser(
  db: Db,
  {
    userId,
    showIds,
    ...change
  }: { userId: number; showIds?: number[] } & Partial<
    Pick<UserRow, 'passwordHash' | 'name' | 'role' | 'disabledAt'>
  >,
): boolean {
  const managers = listManagers(db)
  const user = db.select().from(users).where(eq(users.id, userId)).get()
  const after = { ...user, ...change }
  const stays = after.role === 'admin' && !after.disabledAt && (showIds ?? []).length === 0
  if (!user || (managers.length === 1 && managers[0] === userId && !stays)) return false
  db.delete(sessions).where(eq(sessions.userId, userId)).run()
  if (showIds) keepShows(db, userId, showIds)
  if (Object.keys(change).length > 0) db.update(users).set(change).where(eq(users.id, userId)).run()
  return true
}

/** The new ones come before the old ones go: at no moment is a list empty on its way, which would be every show. */
function keepShows(db: Db, userId: number, showIds: number[]) {
  for (const showId of showIds) db.insert(userShows).values({ userId, showId }).onConflictDoNothing().run()
  db.delete(userShows)
    .where(and(eq(userShows.userId, userId), notInArray(userShows.showId, showIds)))
    .run()
}

/** Those who can manage accounts: administrators of the whole site that may sign in. */
function listManagers(db: Db): number[] {
  return db
    .select({ id: users.id })
    .from(users)
    .leftJoin(userShows, eq(userShows.userId, users.id))
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt), isNull(userShows.userId)))
    .all()
    .map(({ id }) => id)
}

/** An account by its row id; null where there is none or it was stopped. */
export function findAccountById(db: Db, { userId }: { userId: number }): Account | null {
  const its = and(eq(users.id, userId), isNull(users.disabledAt))
  const row = db.select().from(users).where(its).get()
  return row ? toAccount(db, row) : null
}

export function addSession(db: Db, session: { hash: string; userId: number; now: string }): void {
  db.insert(sessions)
    .values({ hash: session.hash, userId: session.userId, createdAt: session.now, usedAt: session.now })
    .run()
}

/** Whose session it is, while it was made and used late enough; null for everybody else. */
export function findSession(
  db: Db,
  { hash, madeAfter, usedAfter }: { hash: string; madeAfter: string; usedAfter: string },
): (Account & { usedAt: string }) | null {
  const row = db
    .select({ user: users, session: sessions })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), isNull(users.disabledAt)))
    .where(eq(sessions.hash, hash))
    .get()
  if (!row || row.session.createdAt < madeAfter || row.session.usedAt < usedAfter) return null
  return { ...toAccount(db, row.user), usedAt: row.session.usedAt }
}

export function touchSession(db: Db, { hash, now }: { hash: string; now: string }): void {
  db.update(sessions).set({ usedAt: now }).where(eq(sessions.hash, hash)).run()
}

export function endSession(db: Db, { hash }: { hash: string }): void {
  db.delete(sessions).where(eq(sessions.hash, hash)).run()
}

/** Sweeps what can open nothing any more. */
export function endOldSessions(db: Db, limits: { madeAfter: string; usedAfter: string }): number {
  const old = or(lt(sessions.createdAt, limits.madeAfter), lt(sessions.usedAt, limits.usedAfter))
  return db.delete(sessions).where(old).run().changes
}

export function addToken(db: Db, token: { hash: string; userId: number; name: string }): void {
  db.insert(tokens).values(token).run()
}

/** Whose token it is; null where it is unknown, revoked, or its user disabled. */
export function findToken(db: Db, { hash, now }: { hash: string; now: string }): Account | null {
  const row = db
    .select({ user: users, token: tokens })
    .from(tokens)
    .innerJoin(users, and(eq(users.id, tokens.userId), isNull(users.disabledAt)))
    .where(and(eq(tokens.hash, hash), isNull(tokens.revokedAt)))
    .get()
  if (!row) return null
  if ((row.token.usedAt ?? '') < now.slice(0, 16))
    db.update(tokens).set({ usedAt: now }).where(eq(tokens.id, row.token.id)).run()
  return toAccount(db, row.user)
}

function toAccount(db: Db, { id, email, name, role }: UserRow): Account {
  const rows = db.select().from(userShows).where(eq(userShows.userId, id)).all()
  return { id, email, name, role, showIds: rows.map((row) => row.showId) }
}
