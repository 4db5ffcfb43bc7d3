/** Answers of drawn pictures: immutable at their address, which says what is on them. */
import type { Visibility } from '#db/schema.ts'
import { keepForGood } from '../../access/caching.ts'
import { maySee } from '../../access/may-see.ts'
import { contentDisposition } from '../../http/content-disposition.ts'
import { Problem } from '../../http/problem.ts'

/** Where a picture is now, and how it is made. */
export interface DrawnFile {
  path: string
  visibility: Visibility
  /** What it is called when someone saves it. */
  name: string
  make: () => Promise<Buffer>
}

/** The picture at its present address; whoever asks at an older one is led there. Throws `Problem` where there is none. */
export async function drawnAnswer(
  request: Request,
  file: string | undefined,
  found: DrawnFile | null,
): Promise<Response> {
  if (!found || !file?.endsWith('.jpg')) throw new Problem('missing')
  const isListed = maySee(found.visibility, 'listed')
  if (found.path !== new URL(request.url).pathname)
    return new Response(null, {
      status: 302,
      headers: { ...FOR_ALL, Location: found.path, 'Cache-Control': isListed ? 'no-cache' : 'no-store' },
    })
  const bytes = await found.make()
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...FOR_ALL,
      'Content-Type': 'image/jpeg',
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(found.name),
      'Cache-Control': keepForGood([found.visibility]),
    },
  })
}

const FOR_ALL = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
