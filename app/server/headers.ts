/** What every answer carries, and who may change something. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from './config.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer; media replaces some. */
export function securityHeaders({ siteUrl }: Config): Record<string, string> {
  return {
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(siteUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}

/** Sets the headers and refuses a change that comes from another site; false where the answer is given already. */
export function guard(request: IncomingMessage, response: ServerResponse, config: Config): boolean {
  for (const [name, value] of Object.entries(securityHeaders(config))) response.setHeader(name, value)
  if (!config.trustProxy)
    for (const name of Object.keys(request.headers)) if (name.startsWith('x-forwarded-')) delete request.headers[name]
  if (isSafe(request.method) || isFromHere(request, config)) return true
  response.statusCode = 403
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end('wrong-origin\n')
  return false
}

const isSafe = (method: string | undefined) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** Browsers say where a request comes from; a program that says nothing has no cookie to abuse. */
function isFromHere({ headers }: IncomingMessage, { siteUrl, port }: Config): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (headers.origin === undefined) return true
  const own = new URL(siteUrl).origin
  return [own, `http://localhost:${port}`, `http://127.0.0.1:${port}`].includes(headers.origin)
}
