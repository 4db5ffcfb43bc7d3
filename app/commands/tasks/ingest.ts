/** Recordings in: each file is copied, hashed and kept before a row says so. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PipelineError } from '#media-pipeline'
import { newPublicId } from '../../catalogue/new-ids.ts'
import { toLine } from '../../catalogue/plain-text.ts'
import { submitRecording } from '../../catalogue/submit-recording.ts'
import type { Hub } from '../../server/hub.ts'
import { enqueueSteps } from '../../server/keep-moving.ts'
import { type EpisodeReport, reportEpisode } from '../report-episode.ts'
import { orThrow } from './mistakes.ts'

export interface IngestInput {
  /** Absolute paths. */
  files: string[]
  show: string
  episode?: string
  title?: string
  summary?: string
  season?: number
  startsAt?: string
  language?: string
  publish?: boolean
  wait?: boolean
}

export async function ingest(
  hub: Hub,
  input: IngestInput,
  tell: (value: unknown) => void,
  signal: AbortSignal,
): Promise<{ episodes: EpisodeReport[] }> {
  for (const file of input.files) await checkFile(hub, file)
  const ids: string[] = []
  for (const file of input.files) {
    tell({ file: path.basename(file), copying: true })
    const submitted = await submitFile(hub, input, file, signal)
    ids.push(submitted.episode)
    await enqueueSteps(hub)
  }
  if (input.wait) await waitFor(hub, ids, tell, signal)
  return { episodes: [...new Set(ids)].map((id) => reportEpisode(hub, id)) }
}

async function checkFile(hub: Hub, file: string) {
  const facts = await stat(file).catch((cause) => {
    throw new Error(`${file} cannot be read.`, { cause })
  })
  if (!facts.isFile()) throw new Error(`${file} is not a file.`)
  if (facts.size > hub.config.uploadMaxBytes)
    throw new Error(`${file} is larger than UPLOAD_MAX_BYTES allows (${hub.config.uploadMaxBytes} bytes).`)
}

async function submitFile(hub: Hub, input: IngestInput, file: string, signal: AbortSignal) {
  const recordingPublicId = newPublicId()
  const source = await keepSource(hub, recordingPublicId, file, signal)
  const single = input.files.length === 1
  const answer = await submitRecording(
    hub.db,
    {
      show: input.show,
      title: (single && input.title) || titleOf(file),
      ...(input.episode ? { episode: input.episode } : {}),
      ...(input.summary ? { summary: input.summary } : {}),
      ...(input.season ? { season: input.season } : {}),
      ...(input.startsAt ? { startsAt: input.startsAt, timeZone: hub.config.timeZone } : {}),
      ...(input.language ? { language: input.language } : {}),
      publishWhenReady: input.publish ?? false,
    },
    { recordingPublicId, fileName: path.basename(file), ...source },
  )
  if (!answer.ok) await hub.storage.remove(source.key)
  return orThrow(answer)
}

/** Copies the file beside, hashing on the way, then into storage; the producer's own file is left alone. */
async function keepSource(hub: Hub, recording: string, file: string, signal: AbortSignal) {
  const folder = path.join(hub.config.dataDir, 'incoming')
  await mkdir(folder, { recursive: true })
  const copy = path.join(folder, recording)
  const hash = createHash('sha256')
  let size = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  try {
    await pipeline(createReadStream(file), count, createWriteStream(copy, { flags: 'wx', flush: true }), {
      signal,
    })
    const sha256 = hash.digest('hex')
    const key = `recordings/${recording}/${sha256.slice(0, 16)}/original`
    await hub.storage.put(key, copy)
    return { key, hash: sha256, size }
  } catch (error) {
    if (isFull(error))
      throw new Error(
        `There is no room for ${path.basename(file)} in ${hub.config.dataDir}. Nothing was changed.`,
        {
          cause: error,
        },
      )
    throw error
  } finally {
    await rm(copy, { force: true })
  }
}

/** The disk is full: the copy's own words, or storage's. */
const isFull = (error: unknown) =>
  error instanceof PipelineError
    ? error.reason.code === 'no-space'
    : ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')

/** A readable title from a file's name: `2026_03-causerie.mp3` → `2026 03-causerie`. */
function titleOf(file: string): string {
  const name = toLine(path.basename(file, path.extname(file)).replaceAll('_', ' ').replaceAll('\\', ' '))
  return name.slice(0, 255).trim() || 'Sans titre'
}

async function waitFor(hub: Hub, ids: string[], tell: (value: unknown) => void, signal: AbortSignal) {
  for (;;) {
    signal.throwIfAborted()
    const recordings = ids.flatMap((id) =>
      reportEpisode(hub, id).recordings.map((recording) => recording.steps),
    )
    tell({ recordings })
    if (recordings.flat().every((step) => step.state !== 'pending' && step.state !== 'running')) return
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}
