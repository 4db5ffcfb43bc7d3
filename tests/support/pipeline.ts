/** The pipeline's own steps on a file, with real ffmpeg and without hub or queue. */
import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findPrograms } from '../../media-pipeline/ffmpeg/find.ts'
import { type Made, type Outcome, PipelineError, type Step } from '../../media-pipeline/messages.ts'
import { type Outcomes, plan } from '../../media-pipeline/plan.ts'
import { HANDLERS } from '../../media-pipeline/steps/handlers.ts'
import type { Tools } from '../../media-pipeline/steps/tools.ts'
import { memoryStorage } from '../../media-pipeline/storage/memory.ts'
import type { Storage } from '../../media-pipeline/storage/storage.ts'

export interface Processed {
  outcomes: Outcomes
  storage: Storage
  made: Made[]
}

const SOURCE = 'recordings/test/original'
const TAGS = {
  title: 'Essai',
  show: 'Causeries',
  author: '',
  season: 1,
  episode: 2,
  date: null,
  language: 'fr',
  comment: '',
  cover: null,
}

/** Runs what `plan` asks for, up to tags; transcription aside. Rejects with the first step's `PipelineError`. */
export async function processFile(file: string): Promise<Processed> {
  const storage = memoryStorage()
  await storage.write(SOURCE, readFileSync(file))
  const tools: Tools = {
    storage,
    ffmpeg: await findPrograms({ ffmpegPath: null, ffprobePath: null }),
    openRecogniser: () => Promise.reject(new PipelineError({ code: 'no-recogniser' })),
    findModel: () => Promise.reject(new PipelineError({ code: 'no-model' })),
    tmp: mkdtempSync(path.join(os.tmpdir(), 'causerie-steps-')),
    threads: 1,
    progress: () => {},
    signal: new AbortController().signal,
  }
  const wish = {
    recording: 'test',
    source: SOURCE,
    sourceHash: 'abcdef0123456789abcdef',
    language: 'fr',
    model: null,
    words: 'recognised' as const,
    chapters: null,
    tags: TAGS,
  }
  const outcomes: Outcomes = {}
  for (;;) {
    const next = plan(wish, outcomes).find((step) => !outcomes[step.kind] && step.kind !== 'transcribe')
    if (!next) break
    const handler = HANDLERS[next.kind] as (step: Step, tools: Tools) => Promise<Outcome>
    outcomes[next.kind] = await handler(next, tools)
  }
  const tagged = outcomes.tag as Extract<Outcome, { kind: 'tag' }>
  return { outcomes, storage, made: tagged.made }
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
