/** What pages of other sites may read, and how they ask first (Fetch standard, CORS). */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** What podcast players anywhere fetch. */
const OPEN = /^\/(feeds|enclosures|transcripts|chapters|media)\/./

/** Answers OPTIONS for what is open to all; false where something else must answer. */
export function answerPreflight({ method, url }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== 'OPTIONS' || !OPEN.test(url!)) return false
  response
    .writeHead(204, {
      Allow: 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'Range, If-None-Match, If-Modified-Since, If-Range',
      'Access-Control-Max-Age': '86400',
    })
    .end()
  return true
}
