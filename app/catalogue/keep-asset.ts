import { assets } from '#db/schema.ts'
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

/** A made picture. */
export interface Picture extends Stored {
  width: number
  height: number
}

/** The row of a stored object; its id. */
export function addAsset(tx: Change, stored: Stored & Partial<Picture>): number {
  return tx
    .insert(assets)
    .values({ ...stored, publicId: newPublicId() })
    .returning({ id: assets.id })
    .get().id
}
