import type { LoaderFunctionArgs } from '@remix-run/node'
import { findFeed } from '#db/queries/get-feed.ts'
import { visibleTo } from '../../access/may-see.ts'
import { renderShowFeed } from '../../feeds/show-feed.ts'
import { toShowFeed } from '../../feeds/to-show-feed.ts'
import { Problem } from '../../http/problem.ts'
import { hub } from '../../server/hub.ts'
import { fileAnswer, splitFile } from './file-answer.ts'
import { answering } from './missing.ts'

/** `/feeds/:show.xml`: every recording of the show that can be heard, as podcast apps read it. */
export function loader({ params }: LoaderFunctionArgs) {
  return answering(() => {
    const { db, config } = hub()
    const [show, extension] = splitFile(params.file) ?? []
    const rows =
      extension === 'xml'
        ? findFeed(db, { show: show!, profile: 'mp3', visibilities: visibleTo('listed') })
        : null
    if (!rows) throw new Problem('missing')
    const xml = renderShowFeed(toShowFeed(rows, config.siteUrl))
    return fileAnswer(xml, { type: 'application/rss+xml; charset=utf-8', changedAt: rows.show.changedAt })
  })
}
