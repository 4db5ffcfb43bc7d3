import type { findShow } from '#db/queries/studio-lists.ts'
import { listSeasons } from '#db/queries/studio-lists.ts'
import { whichFeeds } from '#db/queries/which-feeds.ts'
import { visibleTo } from '../../access/may-see.ts'
import { absolute, feedPath, seasonFeedPath } from '../../addresses.ts'
import type { Need, ShowFeedsView } from '../../components/studio/show-feeds.tsx'
import { isPublicSite } from '../../feeds/feed-guid.ts'
import { hub } from '../../server/hub.ts'

type Show = NonNullable<ReturnType<typeof findShow>>

/** A show's feeds as they are handed out today, and what directories would miss. */
export function toShowFeeds(show: Show): ShowFeedsView {
  const { db, config } = hub()
  const visibilities = visibleTo('listed')
  const whole = (path: string) => absolute(config.siteUrl, path)
  const offered = whichFeeds(db, { of: { showId: show.id }, visibilities })
  const seasons = listSeasons(db, { showId: show.id }).filter(
    ({ id }) => whichFeeds(db, { of: { seasonId: id }, visibilities }).sound,
  )
  return {
    audio: whole(feedPath(show.slug)),
    video: offered.film ? whole(feedPath(show.slug, 'video')) : null,
    light: whole(feedPath(show.slug, 'light')),
    seasons: seasons.map(({ number, title }) => ({
      number,
      title,
      feed: whole(seasonFeedPath(show.slug, number)),
    })),
    movedTo: show.movedTo,
    movedVideoTo: show.movedVideoTo,
    isEnded: show.ended,
    needs: show.movedTo ? [] : needsOf(show, { siteUrl: config.siteUrl, isHeard: offered.sound }),
  }
}

function needsOf(show: Show, { siteUrl, isHeard }: { siteUrl: string; isHeard: boolean }): Need[] {
  const needs: [Need, boolean][] = [
    ['site', !isPublicSite(siteUrl)],
    ['episode', !isHeard],
    ['email', show.email === ''],
    ['description', show.description === ''],
    ['cover', show.coverAssetId === null],
  ]
  return needs.filter(([, is]) => is).map(([need]) => need)
}
