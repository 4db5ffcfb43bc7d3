/** What Node answers before Remix: media bytes, health, files as they are. */
import { existsSync, statSync } from 'node:fs'
import { access, constants, mkdir } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import send from 'send'
import { findMedia } from '#db/queries/get-media.ts'
import type { Hub } from './hub.ts'
import { sendMissing, serveMedia } from './media.ts'
import { PROJECT_ROOT } from './project-root.ts'

type Handle = (request: IncomingMessage, response: ServerResponse, parts: string[], hub: Hub) => unknown

/** Every address that Node answers itself; `:name` is one part, `*` the rest. `/:file` are the files of `public/`, where they exist. */
export const NODE_ROUTES: { path: string; handle: Handle }[] = [
  {
    path: '/media/:asset/:hash/:name',
    handle: (request, response, [asset, hash, name], { db, storage }) =>
      serveMedia(
        request,
        response,
        { asset: asset!, hash: hash!, name: name! },
        { storage, find: (id) => findMedia(db, { asset: id }) },
      ),
  },
  { path: '/healthz', handle: (_request, response) => sendText(response, 200, 'ok') },
  { path: '/readyz', handle: (_request, response, _parts, hub) => sendReadiness(response, hub) },
  {
    path: '/assets/*',
    handle: (request, response, [file]) => sendFile(request, response, path.join(PROJECT_ROOT, 'build/client/assets'), file!),
  },
  {
    path: '/:file',
    handle: (request, response, [file]) => sendFile(request, response, path.join(PROJECT_ROOT, 'public'), file!),
  },
]

/** True where the request is answered; everything else is for Remix. Errors reject. */
export async function handleNodeRoute(request: IncomingMessage, response: ServerResponse, hub: Hub): Promise<boolean> {
  const pathname = request.url!.split('?')[0]!
  for (const route of NODE_ROUTES) {
    const parts = match(route.path, pathname)
    if (!parts) continue
    if (route.path === '/:file' && !isPublicFile(parts[0]!)) continue
    await route.handle(request, response, parts, hub)
    return true
  }
  if (pathname.startsWith('/media/')) {
    sendMissing(response)
    return true
  }
  return false
}

/** The parts that the pattern names, decoded; null where it does not fit or cannot be decoded. */
function match(pattern: string, pathname: string): string[] | null {
  const expression = pattern.replaceAll(/:[a-z]+/g, '([^/]+)').replace('*', '(.+)')
  const found = new RegExp(`^${expression}$`).exec(pathname)
  try {
    return found ? found.slice(1).map(decodeURIComponent) : null
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

function isPublicFile(name: string): boolean {
  if (!/^[a-z0-9][a-z0-9.-]*$/i.test(name)) return false
  const file = path.join(PROJECT_ROOT, 'public', name)
  return existsSync(file) && statSync(file).isFile()
}

function sendFile(request: IncomingMessage, response: ServerResponse, root: string, file: string): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return Promise.resolve(sendText(response, 405, 'not-allowed'))
  }
  const isHashed = root.endsWith('assets')
  return new Promise((resolve) => {
    response.once('close', resolve)
    send(request, `/${encodeURIComponent(file).replaceAll('%2F', '/')}`, {
      root,
      index: false,
      dotfiles: 'deny',
      immutable: isHashed,
      maxAge: isHashed ? '365d' : '1h',
    })
      .on('error', () => sendMissing(response))
      .on('directory', () => sendMissing(response))
      .pipe(response)
  })
}

async function sendReadiness(response: ServerResponse, { db, config }: Hub) {
  try {
    db.run(sql`select 1`)
    await mkdir(config.dataDir, { recursive: true })
    await access(config.dataDir, constants.W_OK)
    sendText(response, 200, 'ready')
  } catch (error) {
    console.error(error)
    sendText(response, 503, 'not ready: the catalogue or its folder cannot be used')
  }
}

function sendText(response: ServerResponse, status: number, text: string) {
  response
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`${text}\n`)
}
