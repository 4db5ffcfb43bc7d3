/** `podcast:guid`: what a feed is called wherever it moves to. */
import { createHash } from 'node:crypto'
import { isIP } from 'node:net'

/** The namespace that the podcast index chose for feeds. */
const NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6'

/** UUIDv5 of the address without scheme and slashes at its end. */
export function toFeedGuid(feedUrl: string): string {
  const name = feedUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, '')
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
  const bytes = hash.digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Names that only a house or a test resolves (RFC 2606, 6761, 6762, 8375). */
const NOT_PUBLIC =
  /(^|\.)(localhost|local|localdomain|internal|lan|home|intranet|test|invalid|example|home\.arpa)$/

/** Whether a site has the address that it will keep: https, and a name that the world can resolve. */
export function isPublicSite(siteUrl: string): boolean {
  if (!URL.canParse(siteUrl)) return false
  const { protocol, hostname } = new URL(siteUrl)
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return protocol === 'https:' && isIP(host) === 0 && host.includes('.') && !NOT_PUBLIC.test(host)
}
