/** The steps of an episode's recordings as server-sent events: one when something changed, a sign of life otherwise. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findStudioEpisode } from '#db/queries/studio-publish.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'
import { toRecordingViews } from './recording-views.ts'

const LOOK_EVERY = 500
const ALIVE_EVERY = 15_000
/** After so long the page asks again, and is asked again who it is. */
const LONGEST = 10 * 60_000

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = findStudioEpisode(hub().db, { publicId: params.episode! })
  const { site, account } = await enter(request, 'look', found?.show.id)
  if (!found) throw notFound()
  if ((open.get(account.id) ?? 0) >= MOST_OPEN) return new Response(null, { status: 429 })
  const mayStill = () =>
    enter(request, 'look', found.show.id).then(
      () => true,
      () => false,
    )
  const look = () =>
    JSON.stringify(
      toRecordingViews(hub(), found.episode.id, site.locale).recordings.map(
        ({ publicId, steps, percent, summary, duration }) => ({
          publicId,
          steps,
          percent,
          summary,
          duration,
        }),
      ),
    )
  return new Response(toEvents({ look, mayStill, userId: account.id }, request.signal), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  })
}

/** How many each account has open: each asks the catalogue twice a second. */
const open = new Map<number, number>()
const MOST_OPEN = 20

function count(userId: number, by: 1 | -1) {
  const now = (open.get(userId) ?? 0) + by
  if (now > 0) open.set(userId, now)
  else open.delete(userId)
}

interface Told {
  look: () => string
  /** Whether the account may still see it: sessions end, roles change. */
  mayStill: () => Promise<boolean>
  userId: number
}

function toEvents({ look, mayStill, userId }: Told, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}
  return new ReadableStream({
    start(controller) {
      let last = ''
      let spoke = Date.now()
      const begun = Date.now()
      const clock = setInterval(tell, LOOK_EVERY)
      const guard = setInterval(async () => {
        if (!(await mayStill()) && isOpen) end()
      }, ALIVE_EVERY)
      let isOpen = true
      count(userId, 1)
      stop = () => {
        if (!isOpen) return
        isOpen = false
        count(userId, -1)
        clearInterval(clock)
        clearInterval(guard)
        signal.removeEventListener('abort', end)
      }
      function end() {
        stop()
        controller.close()
      }
      function send(text: string) {
        spoke = Date.now()
        controller.enqueue(encoder.encode(text))
      }
      function tell() {
        try {
          const now = look()
          if (now !== last) send(`data: ${now}\n\n`)
          else if (Date.now() - spoke >= ALIVE_EVERY) send(': alive\n\n')
          last = now
          if (Date.now() - begun >= LONGEST) end()
        } catch (error) {
          stop()
          controller.error(error)
        }
      }
      signal.addEventListener('abort', end, { once: true })
      if (signal.aborted) end()
      else tell()
    },
    cancel: () => stop(),
  })
}
