import { PassThrough } from 'node:stream'
import {
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'

/** Milliseconds that a streamed page may wait for its last data. */
const PATIENCE = 5_000

/** Renders one page: whole where it carries no scripts, as a stream where its route hydrates. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
) {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const page = <RemixServer context={context} url={request.url} abortDelay={PATIENCE} />
  if (hydrates(context)) return stream(page, status, headers)
  return new Response(`<!DOCTYPE html>${renderToString(page)}`, { status, headers })
}

/** Logs what failed; a reader who went away, or asked for what no route answers, is no failure. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted && !(isRouteErrorResponse(error) && error.status < 500)) console.error(error)
}

function hydrates({ staticHandlerContext, routeModules }: EntryContext): boolean {
  return staticHandlerContext.matches.some(({ route }) => {
    const handle = routeModules[route.id]?.handle as { hydrate?: boolean } | undefined
    return handle?.hydrate === true
  })
}

function stream(page: React.JSX.Element, status: number, headers: Headers): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(page, {
      onShellReady() {
        const body = new PassThrough()
        body.once('close', () => clearTimeout(timer))
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
      onError: (error) => console.error(error),
    })
    const timer = setTimeout(abort, PATIENCE + 1_000)
  })
}
