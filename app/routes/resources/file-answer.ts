/** Answers of the files that programs read. */
import { createHash } from 'node:crypto'
import type { Visibility } from '#db/schema.ts'
import { askAgain } from '../../access/caching.ts'
import { contentDisposition } from '../../http/content-disposition.ts'

/** `name.ext` → `['name', 'ext']`, or null. */
export function splitFile(file: string | undefined): [string, string] | null {
  const found = /^(.+)\.([a-z0-9]+)$/.exec(file ?? '')
  return found ? [found[1]!, found[2]!] : null
}

/**
 * A whole file with its type and validators; readable from other sites' pages, as podcast players need. `name` is what it is
 * called when someone saves it.
 */
export function fileAnswer(
  body: string,
  { type, name, visibility = 'public' }: { type: string; name?: string; visibility?: Visibility },
): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'ETag',
      'Cache-Control': askAgain(visibility),
      ETag: `"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"`,
      ...(name ? { 'Content-Disposition': contentDisposition(name) } : {}),
    },
  })
}
