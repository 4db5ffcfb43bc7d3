/** The steps that listen: one chunk of the speech each, so that several workers share a recording and a death costs one chunk. */
import path from 'node:path'
import type { Cue, OutcomeOf, Span, StepOf } from '../messages.ts'
import { chunkKey } from '../plan.ts'
import { checkMemory } from '../recogniser/engines/capacity.ts'
import type { RecogniseOptions } from '../recogniser/recogniser.ts'
import { cutWav } from '../sound/wav.ts'
import type { Tools } from './tools.ts'

/** Tools without the programs that listening does not need. */
export type HearingTools = Omit<Tools, 'ffmpeg'>

/** Leaves the chunk's cues in storage as the recogniser said them, with times of the whole recording. */
export async function hear(step: StepOf<'hear'>, tools: HearingTools): Promise<OutcomeOf<'hear'>> {
  const { model, recogniser } = await prepare(step, tools)
  const options = {
    ...optionsOf(step, tools, model.path),
    language: step.language,
    onProgress: tools.progress,
  }
  const cues = await withChunk(step, tools, (file) => recogniser.recognise(file, options))
  const key = chunkKey(step)
  const about = { language: step.language, engine: recogniser.name, model: model.name }
  const heard = { ...about, cues: cues.map((cue) => shift(cue, step.chunk.start)) }
  await tools.storage.write(key, Buffer.from(JSON.stringify(heard)))
  return { kind: 'hear', key, engine: about.engine, model: about.model }
}

/** Asks the recogniser for the language of one chunk. */
export async function detect(step: StepOf<'detect'>, tools: HearingTools): Promise<OutcomeOf<'detect'>> {
  const { model, recogniser } = await prepare(step, tools)
  const options = optionsOf(step, tools, model.path)
  const language = await withChunk(step, tools, (file) => recogniser.detectLanguage(file, options))
  return { kind: 'detect', language }
}

type Listening = StepOf<'hear'> | StepOf<'detect'>

/** Throws a `PipelineError` that lets the step wait where model, engine or memory are missing. */
async function prepare(step: Listening, { findModel, openRecogniser }: HearingTools) {
  const model = await findModel(step.model)
  const recogniser = await openRecogniser()
  await checkMemory(model.path)
  return { model, recogniser }
}

function optionsOf({ chunk }: Listening, { threads, signal }: HearingTools, model: string) {
  return {
    model,
    duration: chunk.end - chunk.start,
    threads: threads(),
    signal,
  } satisfies Partial<RecogniseOptions>
}

async function withChunk<T>(
  { chunk, speechKey }: Listening,
  { storage, tmp }: HearingTools,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const file = path.join(tmp, 'chunk.wav')
  await storage.withFile(speechKey, (wav) => cutWav(wav, file, chunk))
  return use(file)
}

function shift(cue: Cue, by: number): Cue {
  const move = <T extends Span>(span: T): T => ({
    ...span,
    start: round(span.start + by),
    end: round(span.end + by),
  })
  return { ...move(cue), words: cue.words.map(move) }
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000
