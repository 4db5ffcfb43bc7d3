/** The pipeline's own steps on a file, with real ffmpeg and without hub or queue. */
import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findPrograms } from '../../media-pipeline/ffmpeg/find.ts'
import {
  type Made,
  type Outcome,
  type OutcomeOf,
  PipelineError,
  type Step,
  type StepKind,
  type Tags,
} from '../../media-pipeline/messages.ts'
import { plan, type Wish } from '../../media-pipeline/plan.ts'
import { HANDLERS } from '../../media-pipeline/steps/handlers.ts'
import type { Programs, Tools } from '../../media-pipeline/steps/tools.ts'
import { memoryStorage } from '../../media-pipeline/storage/memory.ts'
import type { Storage } from '../../media-pipeline/storage/storage.ts'

export interface Processed {
  /** The last of each kind. */
  outcomes: { [Kind in StepKind]?: OutcomeOf<Kind> }
  storage: Storage
  made: Made[]
  /** What each step made, by its id. */
  done: Map<string, Outcome>
  /** Kinds of the steps that were done now, in order. */
  ran: StepKind[]
}

interface Change {
  wish?: Partial<Wish>
  /** What was made before. */
  done?: Map<string, Outcome>
  /** Other programs than those that are found. */
  programs?: Partial<Programs>
  storage?: Storage
}

const SOURCE = 'recordings/test/original'
export const TAGS: Tags = {
  ...{ title: 'Essai', show: 'Causeries', author: '', season: 1, episode: 2 },
  ...{ date: null, language: 'fr', comment: '', cover: null, chapters: [] },
}

/** Nothing is heard here: the words count as given. */
const WISH: Wish = {
  recording: 'test',
  source: SOURCE,
  sourceHash: 'abcdef0123456789abcdef',
  language: 'fr',
  model: null,
  words: 'given',
  heardKey: null,
  fullPicture: false,
  tags: TAGS,
}

/** Runs what `plan` asks for, up to tags; recognition aside. Rejects with the first step's `PipelineError`. */
export async function processFile(file: string, change: Change = {}): Promise<Processed> {
  const { storage = memoryStorage() } = change
  const wish = { ...WISH, ...change.wish }
  await storage.write(wish.source, readFileSync(file))
  const tools = await openTools(storage, change.programs)
  const done = new Map(change.done)
  const ran: StepKind[] = []
  const outcomes: Processed['outcomes'] = {}
  for (;;) {
    const next = plan(wish, (id) => done.get(id)).find((step) => !done.has(step.id))
    if (!next) break
    const handler = HANDLERS[next.kind] as (step: Step, tools: Tools) => Promise<Outcome>
    const outcome = await handler(next, tools)
    done.set(next.id, outcome)
    ran.push(next.kind)
    Object.assign(outcomes, { [next.kind]: outcome })
  }
  return { outcomes, storage, made: outcomes.tag!.made, done, ran }
}

async function openTools(storage: Storage, programs: Partial<Programs> = {}): Promise<Tools> {
  return {
    storage,
    ffmpeg: { ...(await findPrograms({ ffmpegPath: null, ffprobePath: null })), ...programs },
    openRecogniser: () => Promise.reject(new PipelineError({ code: 'no-recogniser' })),
    findModel: () => Promise.reject(new PipelineError({ code: 'no-model' })),
    tmp: mkdtempSync(path.join(os.tmpdir(), 'causerie-steps-')),
    threads: () => 1,
    progress: () => {},
    signal: new AbortController().signal,
  }
}

/** The reason's code where a file is refused; null where it passes. */
export async function refusalOf(file: string): Promise<string | null> {
  try {
    await processFile(file)
    return null
  } catch (error) {
    if (error instanceof PipelineError) return error.reason.code
    throw error
  }
}
