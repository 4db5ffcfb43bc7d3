/** Answers of the files that programs read. */
import { createHash } from 'node:crypto'
import type { Visibility } from '#db/schema.ts'
import { maySee } from '../../access/may-see.ts'

/** `name.ext` → `['name', 'ext']`, or null. */
export function splitFile(file: string | undefined): [string, string] | null {
  const found = /^(.+)\.([a-z0-9]+)$/.exec(file ?? '')
  return found ? [found[1]!, found[2]!] : null
}

/** A whole file with its type and validators; readable from other sites' pages, as podcast players need. */
export function fileAnswer(
  body: string,
  about: { type: string; changedAt?: string; visibility?: Visibility },
): Response {
  const isPublic = maySee(about.visibility ?? 'public', 'listed')
  return new Response(body, {
    headers: {
      'Content-Type': about.type,
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': isPublic ? 'public, no-cache' : 'private, no-store',
      ETag: `"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"`,
      ...(about.changedAt ? { 'Last-Modified': new Date(about.changedAt).toUTCString() } : {}),
    },
  })
}
