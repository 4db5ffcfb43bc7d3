/** Whether a rendition is what was asked for: by its own length and streams, never by the exit status alone. */
import type { probeMade } from '../describe-object.ts'
import { boundsOf, fitted } from '../ffmpeg/fit.ts'
import type { Facts } from '../messages.ts'
import type { Profile } from '../profiles.ts'

export type Found = Awaited<ReturnType<typeof probeMade>>

/** How long it must be, of which source, and whether its picture was copied as it is. */
interface Expected {
  decoded: number
  facts: Facts
  isCopied: boolean
}

/** What is wrong with it, in a few words; null where nothing is. */
export function faultOf(found: Found, profile: Profile, expected: Expected): string | null {
  if (found.audio === null) return 'no sound'
  if (found.audio !== profile.codec) return `sound in ${found.audio}`
  return faultInLength(found, profile, expected.decoded) ?? faultInPicture(found, profile, expected)
}

/** What is wrong with a copy, in a few words; null where nothing is. Its chapters may have made it longer, not its sound or picture. */
export function faultInCopy(copy: Found, original: Found): string | null {
  const told = ({ audio, video, width, height }: Found) => `${audio}, ${video}, ${width} × ${height}`
  if (told(copy) !== told(original)) return `${told(copy)} instead of ${told(original)}`
  const far = copy.lengths.findIndex((length, at) => !(Math.abs(length - original.lengths[at]!) <= 0.1))
  if (far === -1) return null
  return `${copy.lengths[far]!.toFixed(1)} s instead of ${original.lengths[far]!.toFixed(1)} s`
}

/** A picture may go on when the sound has ended. */
function faultInLength({ duration }: Found, { picture }: Profile, decoded: number): string | null {
  const far = Math.max(1, decoded * 0.005)
  const isFine = decoded - duration <= far && (picture !== null || duration - decoded <= far)
  return isFine ? null : `${duration.toFixed(1)} s instead of ${decoded.toFixed(1)} s`
}

function faultInPicture(found: Found, { picture }: Profile, { facts, isCopied }: Expected): string | null {
  if (picture === null) return found.video === null ? null : 'a picture'
  if (found.video === null) return 'no picture'
  if (found.video !== 'h264') return `a picture in ${found.video}`
  const [width, height] = [found.width ?? 0, found.height ?? 0]
  if (isCopied) return width * height > 0 ? null : 'a picture without a size'
  const wanted = sorted(fitted(facts.video!, boundsOf(picture.lines)))
  // A picture that lies on its side in the file is set upright; sizes are rounded.
  const isFine = sorted({ width, height }).every((side, at) => Math.abs(side - wanted[at]!) <= 2)
  return isFine ? null : `a picture of ${width} × ${height} instead of ${wanted.join(' × ')}`
}

const sorted = ({ width, height }: { width: number; height: number }) => [width, height].sort((a, b) => b - a)
