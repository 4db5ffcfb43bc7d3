/** A file of this machine goes in: copied, hashed and kept before a row says so. */
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { newPublicId } from '../../catalogue/new-ids.ts'
import { type NewRecording, type Submitted, submitRecording } from '../../catalogue/submit-recording.ts'
import type { Hub } from '../../server/hub.ts'
import { isFull, pathOfCopy, receive, toKept } from '../../server/receive-file.ts'
import { orThrow } from './mistakes.ts'

/** Makes a recording of a file. Throws an `Error` in sentences; then nothing has changed. */
export async function submitFile(
  hub: Hub,
  file: string,
  wish: z.input<typeof NewRecording>,
  signal: AbortSignal,
): Promise<Submitted> {
  const recordingPublicId = newPublicId()
  const source = await keepSource(hub, recordingPublicId, file, signal)
  const given = { recordingPublicId, fileName: path.basename(file), ...source }
  const answer = await submitRecording(hub.db, wish, given)
  if (!answer.ok) await hub.storage.remove(source.key)
  return orThrow(answer)
}

/** Copies the file beside, hashing on the way, then into storage; the producer's own file is left alone. */
async function keepSource(hub: Hub, recording: string, file: string, signal: AbortSignal) {
  const copy = pathOfCopy(hub, recording)
  try {
    const received = await receive(createReadStream(file), copy, { most: hub.config.uploadMaxBytes, signal })
    const kept = toKept(received, recording)
    await hub.storage.put(kept.key, copy)
    return kept
  } catch (error) {
    if (!isFull(error)) throw error
    const room = `There is no room for ${path.basename(file)} in ${hub.config.dataDir}. Nothing was changed.`
    throw new Error(room, { cause: error })
  } finally {
    await rm(copy, { force: true })
  }
}
