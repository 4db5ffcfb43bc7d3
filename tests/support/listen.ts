/** What the pipeline hears in a media file: its own steps with a real recogniser, without hub or queue. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Heard, Outcome, Span, Step, StepKind } from '../../media-pipeline/messages.ts'
import { plan } from '../../media-pipeline/plan.ts'
import type { Recogniser } from '../../media-pipeline/recogniser/recogniser.ts'
import { cutAtSilences } from '../../media-pipeline/sound/chunks.ts'
import { findSilences } from '../../media-pipeline/sound/silences.ts'
import { detect, hear } from '../../media-pipeline/steps/hear.ts'
import { transcribe } from '../../media-pipeline/steps/transcribe.ts'
import { memoryStorage } from '../../media-pipeline/storage/memory.ts'
import type { Storage } from '../../media-pipeline/storage/storage.ts'
import { makeSpeech, testModel } from './speech.ts'

export interface Listened {
  heard: Heard
  silences: Span[]
  chunks: Span[]
  duration: number
  storage: Storage
  /** Of every step, in the order in which they were done. */
  steps: Step[]
  /** Where the steps left the transcript and the pauses. */
  heardKey: string
  pausesKey: string
}

/** Finds the pauses, hears chunk after chunk, joins them. `language` may be `auto`. */
export async function listen(
  file: string,
  recogniser: Recogniser,
  { language = 'fr', progress = () => {} }: { language?: string; progress?: (done: number) => void } = {},
): Promise<Listened> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'causerie-listen-'))
  const storage = memoryStorage()
  try {
    const wav = path.join(folder, 'speech.wav')
    const { duration } = await makeSpeech(file, wav)
    const silences = await findSilences(wav)
    const chunks = cutAtSilences(silences, duration)
    const [speechKey, pausesKey] = ['speech.wav', 'pauses.json']
    await storage.put(speechKey, wav)
    await storage.write(pausesKey, Buffer.from(JSON.stringify({ silences, scenes: [] })))
    const tools = {
      storage,
      openRecogniser: async () => recogniser,
      findModel: async () => ({ name: 'espeak-fr', path: testModel }),
      tmp: folder,
      threads: () => 1,
      progress,
      signal: new AbortController().signal,
    }
    const analysed = {
      kind: 'analyse',
      speechKey,
      pausesKey,
      chunks,
      analysis: { decoded: duration },
    } as Outcome
    const { steps, outcomes } = await follow(language, analysed, async (step) => {
      if (step.kind === 'detect') return detect(step, tools)
      if (step.kind === 'hear') return hear(step, tools)
      return step.kind === 'transcribe' ? transcribe(step, tools) : null
    })
    const { heardKey } = outcomes.find((one) => one.kind === 'transcribe')!
    const heard = JSON.parse((await storage.read(heardKey)).toString('utf8')) as Heard
    return { heard, silences, chunks, duration, storage, steps, heardKey, pausesKey }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const WISH = {
  ...{ recording: 'test', source: 'original', sourceHash: 'abcdef0123456789abcdef', model: null },
  ...{ words: 'recognised' as const, heardKey: null, fullPicture: false },
  tags: { chapters: [] } as never,
}

/** Asks `plan` what is next until nothing is that `work` does. */
async function follow(language: string, analysed: Outcome, work: (step: Step) => Promise<Outcome | null>) {
  const outcomes = new Map<string, Outcome>()
  const given: Partial<Record<StepKind, Outcome>> = {
    probe: { kind: 'probe', facts: { chapters: [] } as never },
    analyse: analysed,
  }
  const steps: Step[] = []
  const skipped = new Set<string>()
  for (;;) {
    const next = plan({ ...WISH, language }, (id) => outcomes.get(id)).find(
      ({ id }) => !outcomes.has(id) && !skipped.has(id),
    )
    if (!next) return { steps, outcomes: [...outcomes.values()] }
    const outcome = given[next.kind] ?? (await work(next))
    if (outcome) outcomes.set(next.id, outcome)
    else skipped.add(next.id)
    if (outcome && !given[next.kind]) steps.push(next)
  }
}
