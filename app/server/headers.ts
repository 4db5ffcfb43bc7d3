/** What every answer carries, and who may change something. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from './config.ts'
import { sendText } from './send-text.ts'

/** Where another site may show us in a frame. */
const EMBED = /^\/embed(\/|$)/

/** What only its own account may see: nothing of it is kept anywhere. */
const GUARDED = /^(\/(fr|en))?\/(studio|sign-in|sign-out|api)(\/|\.data|$)/i

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
].join('; ')

type Site = Pick<Config, 'siteUrl' | 'trustProxy'>

/** Headers of every answer; media replaces some. `pathname` decides who may frame it. */
export function securityHeaders(
  { siteUrl }: Pick<Site, 'siteUrl'>,
  pathname: string,
): Record<string, string> {
  const isGuarded = GUARDED.test(asRouted(pathname))
  return {
    'Content-Security-Policy': `${POLICY}; frame-ancestors ${EMBED.test(pathname) ? '*' : "'none'"}`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': isGuarded ? 'same-origin' : 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(isGuarded ? { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } : {}),
    ...(siteUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}

/** Routes are found by what an address says, whichever way it is written: `/%73tudio` is `/studio`. */
function asRouted(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

/** Sets the headers and refuses a change that comes from another site; false where the answer is given already. */
export function guard(request: IncomingMessage, response: ServerResponse, site: Site): boolean {
  const headers = securityHeaders(site, request.url!.split('?')[0]!)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (!site.trustProxy) dropProxyHeaders(request)
  if (request.method === 'GET' || request.method === 'HEAD' || isFromHere(request, site)) return true
  sendText(response, 403, 'wrong-origin')
  return false
}

/** Anyone can write these; only a proxy of ours may be believed. */
function dropProxyHeaders({ headers }: IncomingMessage) {
  for (const name of Object.keys(headers))
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete headers[name]
}

/**
 * Browsers say where a request comes from, by Sec-Fetch-Site or Origin or both; a program that says neither has no cookie that
 * another site could abuse.
 */
function isFromHere({ headers }: IncomingMessage, { siteUrl }: Site): boolean {
  const [site, origin] = [headers['sec-fetch-site'], headers.origin]
  if (site === undefined && origin === undefined) return true
  if (site === 'same-origin' || site === 'none') return true
  return origin !== undefined && isSameOrigin(origin, siteUrl)
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The same origin, or both this machine with the same port under one of its names. */
function isSameOrigin(origin: string, siteUrl: string): boolean {
  const own = new URL(siteUrl)
  if (origin === own.origin) return true
  if (!URL.canParse(origin)) return false
  const other = new URL(origin)
  return (
    LOOPBACK.has(own.hostname) &&
    LOOPBACK.has(other.hostname) &&
    own.protocol === other.protocol &&
    own.port === other.port
  )
}
