/** A whole file becomes a recording, once, whenever the hub was killed on the way. */
import { rm } from 'node:fs/promises'
import { findAccountById } from '#db/queries/accounts.ts'
import { findAnyRecording } from '#db/queries/get-episode-studio.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import { changeTarget, endUpload, findUpload, listOpenUploads, type UploadRow } from '#db/queries/uploads.ts'
import { mayDo } from '../access/may-do.ts'
import type { Answer } from '../catalogue/answers.ts'
import { replaceMedia } from '../catalogue/replace-media.ts'
import { submitRecording } from '../catalogue/submit-recording.ts'
import { titleOfFile } from '../catalogue/title-of-file.ts'
import { dropNeedless, enqueueSteps } from './keep-moving.ts'
import { describeSource, type Kept, pathOfUpload } from './receive-file.ts'
import { receivedOf, type UploadHub } from './upload-limits.ts'
import { type Target, toTarget } from './upload-target.ts'

/** Two requests at once, or a request and the start's sweep, do the work once. */
const underWay = new Map<string, Promise<Answer<string>>>()

/** Makes a whole upload a recording; the public id of its episode. Safe to repeat, also after the process died anywhere in it. */
export function finishUpload(hub: UploadHub, id: string): Promise<Answer<string>> {
  const running = underWay.get(id) ?? finish(hub, id).finally(() => underWay.delete(id))
  underWay.set(id, running)
  return running
}

/** Finishes what was whole but became nothing: the hub died between the last byte and the row. Failures are logged. */
export async function finishWhole(hub: UploadHub) {
  for (const upload of listOpenUploads(hub.db))
    if (await isWhole(hub, upload)) await finishUpload(hub, upload.id).catch((error) => console.error(error))
}

/** Whether every byte has come. */
export const isWhole = async (hub: UploadHub, { id, size, target }: UploadRow) =>
  toTarget(target).kept !== undefined || (await receivedOf(hub, id)) === size

/** The public id of the episode that an upload went to; null while it has not. */
export function episodeOf({ db }: Pick<UploadHub, 'db'>, { recording }: UploadRow): string | null {
  return recording ? (findAnyRecording(db, { publicId: recording })?.episode.publicId ?? null) : null
}

async function finish(hub: UploadHub, id: string): Promise<Answer<string>> {
  const upload = findUpload(hub.db, { id })
  if (!upload) throw new Error(`there is no upload ${id}`)
  const episode = episodeOf(hub, upload)
  if (episode) return { ok: true, value: episode }
  const target = toTarget(upload.target)
  const answer = await submit(hub, upload, target, await keepBytes(hub, upload, target))
  if (!answer.ok) return answer
  endUpload(hub.db, { id, recording: target.becomes })
  await removeFiles(hub, id)
  const replaced = target.recording && findAnyRecording(hub.db, { publicId: target.recording })
  if (replaced) await dropNeedless(hub, { recordingId: replaced.recording.id })
  await enqueueSteps(hub)
  return answer
}

/** Notes what the bytes are before they go into storage: afterwards the file may be gone from here. */
async function keepBytes(hub: UploadHub, { id }: UploadRow, target: Target): Promise<Kept> {
  if (target.kept && (await hub.storage.size(target.kept.key)) === target.kept.size) return target.kept
  const file = pathOfUpload(hub, id)
  const kept = await describeSource(file, target.becomes)
  changeTarget(hub.db, { id, target: JSON.stringify({ ...target, kept }) })
  await hub.storage.put(kept.key, file)
  return kept
}

async function submit(
  { db }: UploadHub,
  { userId, fileName }: UploadRow,
  target: Target,
  kept: Kept,
): Promise<Answer<string>> {
  const by = { userId }
  if (target.recording)
    return replaceMedia(
      db,
      { recording: target.recording, by, keepWords: target.keepWords, words: target.words },
      { ...kept, fileName },
    )
  const answer = await submitRecording(
    db,
    {
      show: target.show,
      title: target.title || titleOfFile(fileName),
      words: target.words,
      publishWhenReady: target.publish && mayPublish(db, userId, target.show),
      ...(target.episode ? { episode: target.episode } : {}),
      ...(target.season ? { season: target.season } : {}),
      ...(target.language ? { language: target.language } : {}),
    },
    { recordingPublicId: target.becomes, fileName, ...kept },
  )
  return answer.ok ? { ok: true, value: answer.value.episode } : answer
}

/** Asked again at the end: since it began, days may have gone by and the account may have another role. */
function mayPublish(db: UploadHub['db'], userId: number, slug: string): boolean {
  const show = findShow(db, { slug })
  return show !== null && mayDo(findAccountById(db, { userId }), 'publish', show.id)
}

/** An upload's bytes and the tus server's own note beside them. */
export async function removeFiles(hub: Pick<UploadHub, 'config'>, id: string) {
  const file = pathOfUpload(hub, id)
  await rm(file, { force: true })
  await rm(`${file}.json`, { force: true })
}
