/** Who makes this hub's feeds: a thread, or the hub itself where the site is not built. */
import path from 'node:path'
import type { Db } from '#db/open.ts'
import { type FeedMaker, feedMaker } from '../feeds/make-feed.ts'
import { SITE_NAME } from '../site-name.ts'
import type { Config } from './config.ts'
import { startFeedThread } from './feed-thread.ts'

type About = Pick<Config, 'siteUrl' | 'locale' | 'websubHubs'>

/** `catalogue` is the path that a thread opens; null makes feeds here, on this connection. */
export function openFeedMaker(config: About, db: Db, catalogue: string | null = null): FeedMaker {
  const about = {
    siteUrl: config.siteUrl,
    siteName: SITE_NAME,
    locale: config.locale,
    hubs: config.websubHubs,
  }
  if (catalogue)
    return startFeedThread({ catalogue, stored: path.join(path.dirname(catalogue), 'feeds'), about })
  // Sources may have changed since the last time: nothing that was written down then counts.
  return feedMaker(db, { ...about, build: `unbuilt ${Date.now()}` })
}
