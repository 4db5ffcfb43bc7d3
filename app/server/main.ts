/** The hub that answers HTTP: opens the data folder, listens, and ends tidily. */
import http from 'node:http'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { createRequest } from '@remix-run/node-fetch-server'
import { serveCommands } from '../commands/socket.ts'
import type { Config } from './config.ts'
import { guard } from './headers.ts'
import { type Hub, setHub } from './hub.ts'
import { sendKeptMedia } from './kept-media.ts'
import { keepPages } from './kept-pages.ts'
import { handleNodeRoute } from './node-routes.ts'
import { openHub } from './open-hub.ts'
import { answerPreflight } from './preflight.ts'
import { respond } from './respond.ts'
import { sendText } from './send-text.ts'

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    /** The caller's network address; missing behind the development server. */
    from?: string
  }
}

export interface RunningHub {
  hub: Hub
  /** Where it answers, with the port really taken. */
  url: string
  close(): Promise<void>
}

/** Starts everything; rejects with a sentence where it cannot. */
export async function startHub(config: Config): Promise<RunningHub> {
  const hub = await openHub(config, { worker: true, thread: true })
  try {
    const server = http.createServer(await requestListener(hub))
    server.keepAliveTimeout = 65_000
    server.headersTimeout = 66_000
    // A recording sent by a plain form over a slow line takes its time.
    server.requestTimeout = 60 * 60 * 1_000
    const url = await listen(server, config)
    const commands = await serveCommands(hub)
    const close = async () => {
      await commands.close()
      await closeServer(server)
      await hub.close()
    }
    return { hub, url, close }
  } catch (error) {
    await hub.close()
    throw error
  }
}

async function requestListener(hub: Hub): Promise<http.RequestListener> {
  // @ts-expect-error the module is made by the Remix build
  const build = (await import('virtual:remix/server-build')) as ServerBuild
  const remix = createRequestHandler(build, 'production')
  setHub(hub)
  const pages = keepPages(hub.db)
  return (request, response) => {
    // A name that is no name would not make an address (RFC 9112 section 3.2: 400).
    if (!isHostName(request.headers.host)) return sendText(response, 400, 'the Host header is not a name')
    // What is in memory goes out at once: nothing of it depends on who asks.
    if (hub.feeds.answerKept(request, response) || pages.answerKept(request, response)) return
    void answer(request, response)
  }

  async function answer(request: http.IncomingMessage, response: http.ServerResponse) {
    try {
      const sending = sendKeptMedia(request, response, hub)
      if (sending) return await sending
      if (answerPreflight(request, response)) return
      if (!guard(request, response, hub.config)) return
      if (await handleNodeRoute(request, response, hub)) return
      const incoming = createRequest(request, response, { trustProxy: hub.config.trustProxy })
      // Remix drops a HEAD's body before its length and tag are known; `respond` leaves it out in the end.
      const asked = incoming.method === 'HEAD' ? new Request(incoming, { method: 'GET' }) : incoming
      // Before the question: what changes meanwhile may be missing in the answer.
      const keep = pages.keeper(request)
      await respond(request, response, await remix(asked, { from: addressOf(request, hub.config) }), keep)
    } catch (error) {
      console.error(error)
      sendFailure(response)
    }
  }
}

/** The caller's network address: what our proxy says last, else the connection's. */
function addressOf({ headers, socket }: http.IncomingMessage, { trustProxy }: Config): string {
  const told = trustProxy ? headers['x-forwarded-for']?.toString().split(',').at(-1)?.trim() : undefined
  return told || socket.remoteAddress || 'unknown'
}

const isHostName = (host: string | undefined) => host !== undefined && /^[\w.:[\]-]+$/.test(host)

/** Headers that describe the bytes sent; those of security stay. */
const OF_AN_ANSWER = [
  'ETag',
  'Content-Encoding',
  'Content-Length',
  'Content-Type',
  'Cache-Control',
  'Last-Modified',
  'Vary',
]

/** Nothing of what was prepared for a good answer stays on a bad one. */
function sendFailure(response: http.ServerResponse) {
  if (response.headersSent) return void response.destroy()
  for (const name of OF_AN_ANSWER) response.removeHeader(name)
  sendText(response, 500, 'something went wrong on our side; it has been noted')
}

function listen(server: http.Server, config: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${config.port} is taken. Set PORT to a free one, or stop the program that uses it.`,
            )
          : error,
      ),
    )
    server.listen(config.port, config.host, () => {
      const address = server.address()
      resolve(`http://localhost:${typeof address === 'object' ? address!.port : config.port}`)
    })
  })
}

function closeServer(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 3_000).unref()
  })
}
