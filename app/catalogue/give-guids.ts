/** `podcast:guid` of each show's feeds: given for good once the site has the address that it will keep. */
import { eq, or } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { shows } from '#db/schema.ts'
import { absolute, feedPath } from '../addresses.ts'
import { isPublicSite, toFeedGuid } from '../feeds/feed-guid.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'

/** At the start: what was waiting for a public address gets its guids. */
export async function keepGuids(db: Db, { siteUrl }: { siteUrl: string }) {
  if (!isPublicSite(siteUrl)) return
  const waiting = listWaiting(db).map(({ id }) => id)
  if (waiting.length > 0) await changeCatalogue(db, waiting, (tx) => giveGuids(tx, siteUrl))
}

/** The guids of every show that has none for good, by the rule; on a site without a public address nothing happens. */
export function giveGuids(tx: Change, siteUrl: string) {
  if (!isPublicSite(siteUrl)) return
  for (const { id, slug } of listWaiting(tx)) {
    const guid = toFeedGuid(absolute(siteUrl, feedPath(slug)))
    const videoGuid = toFeedGuid(absolute(siteUrl, feedPath(slug, 'video')))
    const isTaken = tx
      .select({ id: shows.id })
      .from(shows)
      .where(or(eq(shows.guid, guid), eq(shows.videoGuid, guid)))
      .get()
    // A show that was here before and came back under another slug took it along: the random one stays.
    tx.update(shows)
      .set({ ...(isTaken ? {} : { guid }), videoGuid, guidKept: true })
      .where(eq(shows.id, id))
      .run()
  }
}

const listWaiting = (db: Db) =>
  db.select({ id: shows.id, slug: shows.slug }).from(shows).where(eq(shows.guidKept, false)).all()
