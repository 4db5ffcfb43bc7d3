import type { LoaderFunctionArgs } from '@remix-run/node'
import { type DrawnFor, drawnCoverPath } from '../../addresses.ts'
import { DRAWN_WIDTHS } from '../../components/page/cover.tsx'
import { findCoverWords } from '../../covers/cover-words.ts'
import { drawnKey } from '../../covers/drawn-cover.ts'
import { makeCover } from '../../server/drawn-pictures.ts'
import { hub } from '../../server/hub.ts'
import { SITE_NAME } from '../../site-name.ts'
import { drawnAnswer } from './drawn-answer.ts'
import { answering } from './missing.ts'

const DRAWN: readonly string[] = ['site', 'shows', 'topics', 'people'] satisfies DrawnFor[]

/** `/covers/:of/:slug/:key.jpg`: the cover of what has none of its own, as directories want it; `:key-320.jpg` as pages do. */
export function loader({ request, params: { of = '', slug = '', file } }: LoaderFunctionArgs) {
  return answering(() => {
    const { db, storage } = hub()
    const width = DRAWN_WIDTHS.find((one) => file?.endsWith(`-${one}.jpg`))
    const drawn = DRAWN.includes(of) ? { of: of as DrawnFor, slug } : null
    const words = drawn && findCoverWords(db, drawn, SITE_NAME)
    return drawnAnswer(
      request,
      file,
      words && {
        path: drawnCoverPath(drawn.of, slug, drawnKey(words) + (width ? `-${width}` : '')),
        visibility: 'public',
        name: `${slug}.jpg`,
        make: () => makeCover(storage, words, width),
      },
    )
  })
}
