import type { ServerResponse } from 'node:http'

/** Answers with one line of our own, kept in no cache; `headers` are added. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
) {
  const body = Buffer.from(`${text}\n`)
  const own = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
  response.writeHead(status, { ...own, 'Content-Length': body.length, ...headers }).end(body)
}

/** For everything that is not to be had, whatever the reason: always the same bytes and headers. */
export const sendMissing = (response: ServerResponse) => sendText(response, 404, 'missing')
