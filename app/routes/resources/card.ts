import type { LoaderFunctionArgs } from '@remix-run/node'
import { type CardFor, cardPath } from '../../addresses.ts'
import { findCardWords } from '../../covers/card-words.ts'
import { cardKey } from '../../covers/share-card.ts'
import { makeCard } from '../../server/drawn-pictures.ts'
import { hub } from '../../server/hub.ts'
import { SITE_NAME } from '../../site-name.ts'
import { drawnAnswer } from './drawn-answer.ts'
import { answering } from './missing.ts'

const CARDED: readonly string[] = ['site', 'shows', 'episodes', 'articles'] satisfies CardFor[]

/** `/cards/:of/:id/:key.jpg`: what other sites show beside a link. */
export function loader({ request, params: { of = '', id = '', file } }: LoaderFunctionArgs) {
  return answering(() => {
    const { db, storage, config } = hub()
    const carded = CARDED.includes(of) ? { of: of as CardFor, id } : null
    const found = carded && findCardWords(db, carded, { siteName: SITE_NAME, timeZone: config.timeZone })
    return drawnAnswer(
      request,
      file,
      found && {
        path: cardPath(carded.of, id, cardKey(found.words)),
        visibility: found.visibility,
        name: `${id}.jpg`,
        make: () => makeCard(storage, found.words),
      },
    )
  })
}
