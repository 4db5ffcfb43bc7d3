/** `/enclosures/:recording/:profile.:extension`: permanent; leads to the current bytes. */
import type { ServerResponse } from 'node:http'
import { findEnclosure } from '#db/queries/find-enclosure.ts'
import { findRecordingName } from '#db/queries/find-recording-name.ts'
import { PROFILES, type ProfileName } from '#media-pipeline'
import { askAgain } from '../access/caching.ts'
import { visibleTo } from '../access/may-see.ts'
import { mediaPath } from '../addresses.ts'
import { toFileName } from '../http/file-name.ts'
import type { Hub } from './hub.ts'
import { sendMissing } from './send-text.ts'

/** What a person saves as sound or as film needs no other word; a second one of the same kind does. */
const SAYS_NOTHING = new Set<string>(['mp3', 'opus'])

export function leadToBytes(
  response: ServerResponse,
  { recording, file }: { recording: string; file: string },
  { db }: Pick<Hub, 'db'>,
) {
  const [, profile, extension] = /^([a-z0-9]+)\.([a-z0-9]+)$/.exec(file) ?? []
  const known = Object.hasOwn(PROFILES, profile ?? '') ? PROFILES[profile as ProfileName] : null
  const wanted = { recording, profile: profile!, visibilities: visibleTo('by-address') }
  const asset = known?.extension === extension ? findEnclosure(db, wanted) : null
  if (!asset) return sendMissing(response)
  const name = toFileName(
    findRecordingName(db, { recording })!,
    extension!,
    SAYS_NOTHING.has(profile!) ? '' : profile,
  )
  response
    // Not a permanent redirect: podcast apps would keep the address of bytes that will be replaced.
    .writeHead(302, {
      Location: mediaPath(asset, name),
      'Cache-Control': askAgain(asset.visibility),
      'Access-Control-Allow-Origin': '*',
      'Content-Length': 0,
    })
    .end()
}
