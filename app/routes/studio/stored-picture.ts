import { listPictureSizes, type PictureSize } from '#db/queries/picture-sizes.ts'
import type { StoredPicture } from '../../components/page/cover.tsx'
import { hub } from '../../server/hub.ts'

/** A picture with its sizes, for the form that it can be changed in; null where there is none. */
export function storedPicture(pictureId: number | null): StoredPicture | null {
  if (pictureId === null) return null
  const sizes = listPictureSizes(hub().db, { pictureId }).map(
    ({ publicId, hash, type, width, height }): PictureSize => ({ publicId, hash, type, width, height }),
  )
  const largest = sizes.pop()
  return largest ? { ...largest, sizes } : null
}
