/** How long an answer may be kept, by who may see what it shows: what is withdrawn is gone from shared caches soon. */
import type { Visibility } from '#db/schema.ts'
import { maySee } from './may-see.ts'

const NOBODY = 'private, no-store'

/** What is listed may be kept and asked after again; the rest nobody keeps. */
export const askAgain = (visibility: Visibility): string =>
  maySee(visibility, 'listed') ? 'public, no-cache' : NOBODY

/** Bytes that never change at their address: a year in the browser, a minute in shared caches; what is listed nowhere nobody keeps. */
export const keepForGood = (visibilities: readonly Visibility[]): string =>
  visibilities.some((visibility) => maySee(visibility, 'listed'))
    ? 'public, max-age=31536000, s-maxage=60, immutable'
    : NOBODY
