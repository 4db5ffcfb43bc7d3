/** Uploads that nobody went on with are forgotten, their bytes with them. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { findUpload, listUploadsBefore, removeUpload } from '#db/queries/uploads.ts'
import { finishWhole, removeFiles } from './finish-upload.ts'
import { pathOfCopy, pathOfUpload } from './receive-file.ts'
import type { UploadHub } from './upload-limits.ts'

const A_DAY = 86_400_000
/** Milliseconds for which an unfinished upload can be gone on with. */
export const EXPIRES_AFTER = 7 * A_DAY
/** For so long a finished one still says what it became. */
const KNOWN_FOR = 30 * A_DAY
const EVERY = 3_600_000

/** Finishes what is whole, then sweeps: at once, and every hour until `stop`. */
export async function keepUploads(hub: UploadHub): Promise<{ stop(): void }> {
  const round = async () => {
    await finishWhole(hub)
    await sweepUploads(hub)
  }
  await forgetCopies(hub)
  await round().catch((error) => console.error(error))
  const clock = setInterval(() => round().catch((error) => console.error(error)), EVERY)
  clock.unref()
  return { stop: () => clearInterval(clock) }
}

/** The hub has just started: no command is copying. */
async function forgetCopies(hub: UploadHub) {
  const folder = pathOfCopy(hub, '')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
}

/** Forgets unfinished uploads after seven days, finished ones after thirty, and files that belong to none after one. */
export async function sweepUploads(hub: UploadHub, now = Date.now()) {
  const before = (age: number) => ({ before: new Date(now - age).toISOString() })
  const old = listUploadsBefore(hub.db, before(EXPIRES_AFTER)).filter((one) => one.recording === null)
  for (const { id } of [...old, ...listUploadsBefore(hub.db, before(KNOWN_FOR))]) {
    await removeFiles(hub, id)
    removeUpload(hub.db, { id })
  }
  for (const name of await readdir(pathOfUpload(hub, '')).catch(() => [])) {
    const id = name.replace(/\.json$/, '')
    if (findUpload(hub.db, { id })) continue
    const { mtimeMs } = await stat(pathOfUpload(hub, name)).catch(() => ({ mtimeMs: now }))
    if (mtimeMs < now - A_DAY) await removeFiles(hub, id)
  }
}
