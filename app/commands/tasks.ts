/** What a command asks of a hub, running or opened for it. One entry a task. */
import type { Hub } from '../server/hub.ts'
import { repair } from '../server/keep-moving.ts'
import { addUserTask, createTokenTask, listUsersTask } from './tasks/accounts.ts'
import { addEpisodeTask } from './tasks/add-episode.ts'
import { addShowTask } from './tasks/add-show.ts'
import { exportTranscript } from './tasks/export-transcript.ts'
import { importTranscriptTask } from './tasks/import-transcript.ts'
import { ingest } from './tasks/ingest.ts'
import { listEpisodes, showEpisode } from './tasks/look-at-episodes.ts'

/** `tell` passes progress on; `signal` aborts when whoever asked has gone. Throws an `Error` in a sentence for the person who asked. */
export type Task<Input, Result> = (
  hub: Hub,
  input: Input,
  tell: (value: unknown) => void,
  signal: AbortSignal,
) => Promise<Result>

export const TASKS = {
  'user add': addUserTask,
  'user list': listUsersTask as Task<unknown, Awaited<ReturnType<typeof listUsersTask>>>,
  'token create': createTokenTask,
  'show add': addShowTask,
  'episode add': addEpisodeTask,
  ingest,
  'episode list': listEpisodes,
  'episode show': showEpisode,
  'transcript import': importTranscriptTask,
  'transcript export': exportTranscript,
  /** Looks at once for what has become possible. */
  look: (async (hub: Hub) => repair(hub)) as Task<unknown, unknown>,
}
export type TaskName = keyof typeof TASKS
