/** What Node answers before Remix: feeds, media bytes, uploads, health, files as they are. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { findMedia } from '#db/queries/get-media.ts'
import { leadToBytes } from './enclosures.ts'
import type { Hub } from './hub.ts'
import { keepMedia } from './kept-media.ts'
import { serveMedia } from './media.ts'
import { mayLookAtMedia } from './media-for-producers.ts'
import { answerPreflight } from './preflight.ts'
import { findFault } from './readiness.ts'
import { sendMissing, sendText } from './send-text.ts'
import { isPublicFile, sendFile } from './static-files.ts'
import { createUpload, goOnWithUpload, UPLOADS } from './uploads.ts'

/** What a handler needs of the open hub. */
export type NodeHub = Pick<Hub, 'db' | 'storage' | 'queue' | 'config' | 'feeds'>
type Handle = (request: IncomingMessage, response: ServerResponse, parts: string[], hub: NodeHub) => unknown

export interface NodeRoute {
  /** `:name` is one part, `*` the rest. */
  path: string
  /** `parts` are decoded, in order, and may be anything. */
  handle: Handle
  /** Other methods are refused; GET and HEAD where left out. */
  methods?: readonly string[]
  /** Where it says no, the address is left to Remix. */
  takes?: (parts: string[]) => boolean
}

/** Every address that Node answers itself. */
export const NODE_ROUTES: NodeRoute[] = [
  // Which addresses are feeds, `feeds/feed-name.ts` says.
  {
    path: '/feeds/*',
    handle: (request, response, _parts, hub) => hub.feeds.answer(request, response),
  },
  {
    path: '/enclosures/:recording/:file',
    handle: (_request, response, [recording, file], hub) =>
      leadToBytes(response, { recording: recording!, file: file! }, hub),
  },
  {
    path: '/media/:asset/:hash/:name',
    handle: (request, response, [asset, hash, name], hub) =>
      serveMedia(
        request,
        response,
        { asset: asset!, hash: hash!, name: name! },
        {
          storage: hub.storage,
          find: (id) => findMedia(hub.db, { asset: id }),
          mayLook: (id) => mayLookAtMedia(hub, request.headers.cookie, id),
          keep: keepMedia(request, hub.db),
        },
      ),
  },
  {
    path: UPLOADS,
    methods: ['POST', 'OPTIONS'],
    handle: (request, response, _parts, hub) => createUpload(request, response, hub),
  },
  {
    path: `${UPLOADS}/:upload`,
    methods: ['HEAD', 'PATCH', 'DELETE'],
    handle: (request, response, [upload], hub) => goOnWithUpload(request, response, upload!, hub),
  },
  { path: '/healthz', handle: (_request, response) => sendText(response, 200, 'ok') },
  { path: '/readyz', handle: (_request, response, _parts, hub) => sendReadiness(response, hub) },
  { path: '/assets/*', handle: (request, response, [file]) => sendFile(request, response, 'assets', file!) },
  {
    path: '/:file',
    takes: ([file]) => isPublicFile(file!),
    handle: (request, response, [file]) => sendFile(request, response, 'public', file!),
  },
]

const ROUTES = NODE_ROUTES.map((route) => ({ ...route, pattern: toPattern(route.path) }))
/** Nothing below these is ever a page. */
const OWN = /^\/(feeds|enclosures|media|assets)(\/|$)/

/** True where the request is answered; everything else is for Remix. Errors reject. */
export async function handleNodeRoute(
  request: IncomingMessage,
  response: ServerResponse,
  hub: NodeHub,
): Promise<boolean> {
  if (answerPreflight(request, response)) return true
  const pathname = request.url!.split('?')[0]!
  for (const { pattern, takes, handle, methods = READING } of ROUTES) {
    const parts = match(pattern, pathname)
    if (!parts || takes?.(parts) === false) continue
    if (methods.includes(request.method!)) await handle(request, response, parts, hub)
    else sendText(response, 405, 'not-allowed', { Allow: methods.join(', ') })
    return true
  }
  if (!OWN.test(pathname)) return false
  sendMissing(response)
  return true
}

const READING = ['GET', 'HEAD'] as const

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:[a-z]+/g, '([^/]+)').replace('*', '(.+)')}$`)
}

/** The parts that the pattern names, decoded; null where it does not fit or cannot be decoded. */
function match(pattern: RegExp, pathname: string): string[] | null {
  const found = pattern.exec(pathname)
  try {
    return found ? found.slice(1).map(decodeURIComponent) : null
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

async function sendReadiness(response: ServerResponse, hub: NodeHub) {
  const fault = await findFault(hub)
  sendText(response, fault ? 503 : 200, fault ? `not ready: ${fault}` : 'ready')
}
