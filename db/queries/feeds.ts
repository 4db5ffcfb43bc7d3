/** Feeds as they were written last, and where a show's feeds moved. */
import { and, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { feeds, shows } from '../schema.ts'
import { showIsThere } from './visible.ts'

export type FeedRow = typeof feeds.$inferSelect

/** What the feed at this address was built from and when its content was another one last; null where it was never built. */
export function findFeedRow(db: Db, { path }: { path: string }): FeedRow | null {
  return db.select().from(feeds).where(eq(feeds.path, path)).get() ?? null
}

export function keepFeed(db: Db, row: FeedRow) {
  const { path: _path, ...set } = row
  db.insert(feeds).values(row).onConflictDoUpdate({ target: feeds.path, set }).run()
}

/** Slugs of the shows that have feeds. */
export function listShowsWithFeeds(db: Db): string[] {
  return db
    .select({ slug: shows.slug })
    .from(shows)
    .where(showIsThere())
    .orderBy(shows.id)
    .all()
    .map(({ slug }) => slug)
}

/** Where a show's feeds are now, after it moved to another host; null while they are here. */
export function findMove(db: Db, { show, isVideo }: { show: string; isVideo: boolean }): string | null {
  const row = db
    .select({ movedTo: shows.movedTo, movedVideoTo: shows.movedVideoTo })
    .from(shows)
    .where(and(eq(shows.slug, show), showIsThere()))
    .get()
  return (isVideo ? row?.movedVideoTo : row?.movedTo) || null
}
