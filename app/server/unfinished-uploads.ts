import { findUpload, listOpenUploads, removeUpload } from '#db/queries/uploads.ts'
import { removeFiles } from './finish-upload.ts'
import { receivedOf, type UploadHub } from './upload-limits.ts'
import { toTarget } from './upload-target.ts'

/** What an account can go on with in one place, with the bytes that are here. `goesTo` says whether an upload goes there. */
export async function listUnfinished(
  hub: UploadHub,
  { userId, goesTo }: { userId: number; goesTo: (target: ReturnType<typeof toTarget>) => boolean },
) {
  const found = []
  for (const { id, fileName, size, target } of listOpenUploads(hub.db, { userId })) {
    const goes = toTarget(target)
    if (goesTo(goes))
      found.push({ id, fileName, size, modified: goes.modified, received: await receivedOf(hub, id) })
  }
  return found
}

/** Gives an unfinished upload up, bytes and all; silent where it is not this account's. */
export async function forgetUpload(hub: UploadHub, { userId, id }: { userId: number; id: string }) {
  const upload = findUpload(hub.db, { id })
  if (upload?.userId !== userId || upload.recording !== null) return
  await removeFiles(hub, id)
  removeUpload(hub.db, { id })
}
