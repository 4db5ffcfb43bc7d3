import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Db } from '#db/open.ts'
import { findFeed, findFeedVersion } from '#db/queries/get-feed.ts'
import { visibleTo } from '../../access/may-see.ts'
import type { ShowFeed } from '../../feeds/feed.ts'
import { keepFeeds } from '../../feeds/kept-feeds.ts'
import { renderShowFeed } from '../../feeds/show-feed.ts'
import { toShowFeed } from '../../feeds/to-show-feed.ts'
import { Problem } from '../../http/problem.ts'
import { hub } from '../../server/hub.ts'
import { fileAnswer, splitFile } from './file-answer.ts'
import { answering } from './missing.ts'

const MOST_BYTES = 32 * 1024 ** 2
const keeps = new WeakMap<Db, ReturnType<typeof keepFeeds<ShowFeed>>>()

/** `/feeds/:show.xml`: every recording of the show that can be heard, as podcast apps read it. */
export function loader({ params }: LoaderFunctionArgs) {
  return answering(() => {
    const { db, config } = hub()
    const [show, extension] = splitFile(params.file) ?? []
    const known = extension === 'xml' ? findFeedVersion(db, { show: show! }) : null
    if (!known) throw new Problem('missing')
    const { xml, changedAt } = keptIn(db)(show!, known.version, () => {
      const rows = findFeed(db, { show: show!, profile: 'mp3', visibilities: visibleTo('listed') })
      return toShowFeed(rows!, config.siteUrl)
    })
    return fileAnswer(xml, { type: 'application/rss+xml; charset=utf-8', changedAt })
  })
}

/** One memory for each open catalogue. */
function keptIn(db: Db) {
  const keep = keeps.get(db) ?? keepFeeds(MOST_BYTES, renderShowFeed)
  keeps.set(db, keep)
  return keep
}
