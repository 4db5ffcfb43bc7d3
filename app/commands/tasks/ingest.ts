/** Recordings in: each file is copied, hashed and kept before a row says so. */
import path from 'node:path'
import { titleOfFile } from '../../catalogue/title-of-file.ts'
import type { Hub } from '../../server/hub.ts'
import { enqueueSteps } from '../../server/keep-moving.ts'
import { type EpisodeReport, reportEpisode } from '../report-episode.ts'
import { checkFile } from './check-file.ts'
import { ingestTogether } from './ingest-together.ts'
import { submitFile } from './submit-file.ts'

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
  /** One episode with every file as a recording of its own. */
  together?: boolean
  /** Absolute path of a JSON file (`read-meta.ts`) about one episode and its recordings. */
  meta?: string
}

export interface Ingested {
  episodes: EpisodeReport[]
  /** What was left out of files, in sentences; missing where nothing was. */
  warnings?: string[]
}

export async function ingest(
  hub: Hub,
  input: IngestInput,
  tell: (value: unknown) => void,
  signal: AbortSignal,
): Promise<Ingested> {
  if (input.together || input.meta) {
    const { episode, warnings } = await ingestTogether(hub, input, tell, signal)
    if (input.wait) await waitFor(hub, [episode], tell, signal)
    return { episodes: [reportEpisode(hub, episode)], ...(warnings.length > 0 ? { warnings } : {}) }
  }
  for (const file of input.files) await checkFile(hub, file)
  const ids: string[] = []
  for (const file of input.files) {
    tell({ file: path.basename(file), copying: true })
    const submitted = await submitFile(hub, file, wishFor(hub, input, file), signal)
    ids.push(submitted.episode)
    await enqueueSteps(hub)
  }
  if (input.wait) await waitFor(hub, ids, tell, signal)
  return { episodes: [...new Set(ids)].map((id) => reportEpisode(hub, id)) }
}

function wishFor(hub: Hub, input: IngestInput, file: string) {
  const single = input.files.length === 1
  return {
    show: input.show,
    title: (single && input.title) || titleOfFile(file),
    ...(input.episode ? { episode: input.episode } : {}),
    ...(input.summary ? { summary: input.summary } : {}),
    ...(input.season ? { season: input.season } : {}),
    ...(input.startsAt ? { startsAt: input.startsAt, timeZone: hub.config.timeZone } : {}),
    ...(input.language ? { language: input.language } : {}),
    publishWhenReady: input.publish ?? false,
  }
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
