import type { LoaderFunctionArgs } from '@remix-run/node'
import { findEnclosure } from '#db/queries/find-enclosure.ts'
import { PROFILES, type ProfileName } from '#media-pipeline'
import { visibleTo } from '../../access/may-see.ts'
import { mediaPath } from '../../addresses.ts'
import { Problem } from '../../http/problem.ts'
import { hub } from '../../server/hub.ts'
import { cacheFor, splitFile } from './file-answer.ts'
import { answering } from './missing.ts'

/** `/enclosures/:recording/:profile.:extension`: permanent; leads to the current bytes. */
export function loader({ params }: LoaderFunctionArgs) {
  return answering(() => {
    const [profile, extension] = splitFile(params.file) ?? []
    const known = Object.hasOwn(PROFILES, profile ?? '') ? PROFILES[profile as ProfileName] : null
    const wanted = { recording: params.recording!, profile: profile!, visibilities: visibleTo('by-address') }
    const asset = known?.extension === extension ? findEnclosure(hub().db, wanted) : null
    if (!asset) throw new Problem('missing')
    return new Response(null, {
      // Not a permanent redirect: podcast apps would keep the address of bytes that will be replaced.
      status: 302,
      headers: {
        Location: mediaPath(asset, `${asset.slug}.${extension}`),
        'Cache-Control': cacheFor(asset.visibility),
        'Access-Control-Allow-Origin': '*',
      },
    })
  })
}
