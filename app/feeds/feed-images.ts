/** Pictures as feeds may show them. */
import type { PictureSize } from '#db/queries/picture-sizes.ts'
import { mediaPath } from '../addresses.ts'
import type { FeedImage } from './feed.ts'

export type ToUrl = (path: string) => string

/** Apple takes no others, and wants the extension to say which it is. */
const EXTENSIONS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png' }
/** Pixels of a side that directories take. */
const [SMALLEST, LARGEST] = [1_400, 3_000]
/** Pixels that a face needs. */
const FACE = 300

/** A cover's sizes for apps, the largest first; none where it has no size that directories take. */
export function toCovers(sizes: PictureSize[], at: ToUrl): FeedImage[] {
  return sizes
    .filter(({ type, width, height }) => type in EXTENSIONS && width === height && width >= SMALLEST)
    .filter(({ width }) => width <= LARGEST)
    .toSorted((one, other) => other.width - one.width)
    .map((size) => ({
      url: at(mediaPath(size, `cover.${EXTENSIONS[size.type]}`)),
      type: size.type,
      width: size.width,
      height: size.height,
    }))
}

/** The drawn cover, which has one size. */
export const toDrawn = (path: string, at: ToUrl): FeedImage => ({
  url: at(path),
  type: 'image/jpeg',
  width: LARGEST,
  height: LARGEST,
})

/** A person's photo: no larger than need be. */
export function toPhoto(sizes: PictureSize[], at: ToUrl): string | null {
  const fitting = sizes.filter(({ type }) => type in EXTENSIONS)
  const size = fitting.find(({ width }) => width >= FACE) ?? fitting.at(-1)
  return size ? at(mediaPath(size, `photo.${EXTENSIONS[size.type]}`)) : null
}
