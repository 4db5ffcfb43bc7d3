import { assets, pictureSizes } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { newPublicId } from './new-ids.ts'

/** An object as it lies in storage already. */
export interface Stored {
  key: string
  type: string
  size: number
  /** sha256, hex. */
  hash: string
}

/** A made picture in one size. */
interface PictureFile extends Stored {
  width: number
  height: number
}

/** A made picture: the size that a row points at, with the others. */
export interface Picture extends PictureFile {
  sizes?: PictureFile[]
}

/** The row of a stored object, and those of a picture's other sizes; its id. */
export function addAsset(tx: Change, { sizes = [], ...stored }: Stored & Partial<Picture>): number {
  const pictureId = addOne(tx, stored)
  for (const size of sizes)
    tx.insert(pictureSizes)
      .values({ pictureId, assetId: addOne(tx, size), width: size.width })
      .run()
  return pictureId
}

const addOne = (tx: Change, stored: Stored & Partial<PictureFile>) =>
  tx
    .insert(assets)
    .values({ ...stored, publicId: newPublicId() })
    .returning({ id: assets.id })
    .get().id
