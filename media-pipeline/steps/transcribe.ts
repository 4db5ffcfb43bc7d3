/**
 * The step that listens: cuts the speech at silences, recognises one chunk after the other, keeps each as it comes,
 * so that a step that was killed goes on from the last finished chunk.
 */
import path from 'node:path'
import { z } from 'zod'
import { canHear } from '../languages.ts'
import type { Cue, Heard, OutcomeOf, StepOf } from '../messages.ts'
import { cutAtSilences, type Span, soundIn } from '../recogniser/chunks.ts'
import { chunkSchema } from '../recogniser/heard.ts'
import type { Recogniser } from '../recogniser/recogniser.ts'
import { findSilences } from '../recogniser/silences.ts'
import { mendCues } from '../recogniser/snap.ts'
import { cutWav, wavDuration } from '../recogniser/wav.ts'
import { ObjectNotFound } from '../storage/storage.ts'
import type { Tools } from './tools.ts'

type TranscribeStep = StepOf<'transcribe'>
type TranscribeTools = Omit<Tools, 'ffmpeg'>

/** What a recording without a word is said to be in where nobody declared a language. */
const UNDETERMINED = 'und'

/** Leaves `heard-<step>.json` beside the recording's other objects; no cue where nothing is said. */
export async function transcribe(
  step: TranscribeStep,
  tools: TranscribeTools,
): Promise<OutcomeOf<'transcribe'>> {
  const model = await tools.findModel(step.model)
  const recogniser = await tools.openRecogniser()
  const heard = await tools.storage.withFile(step.speechKey, async (wav) => {
    const silences = await findSilences(wav)
    const work: Work = { step, tools, recogniser, model: model.path, wav, silences }
    const chunks = cutAtSilences(silences, await wavDuration(wav))
    const language = await chooseLanguage(work, chunks)
    const cues = await hearAll(work, chunks, language)
    return { language, engine: recogniser.name, model: model.name, cues } satisfies Heard
  })
  const heardKey = `${folderOf(step)}/heard-${step.id}.json`
  await tools.storage.write(heardKey, Buffer.from(JSON.stringify(heard)))
  return { kind: 'transcribe', heardKey, language: heard.language, engine: heard.engine, model: heard.model }
}

interface Work {
  step: TranscribeStep
  tools: TranscribeTools
  recogniser: Recogniser
  model: string
  wav: string
  /** Of the speech itself: those of the analysis are measured against a fixed level, which a quiet voice may not reach. */
  silences: Span[]
}

async function hearAll(work: Work, chunks: readonly Span[], language: string): Promise<Cue[]> {
  const { silences } = work
  const total = chunks.reduce((sum, chunk) => sum + lengthOf(chunk), 0)
  const cues: Cue[] = []
  let done = 0
  for (const chunk of chunks) {
    const raw = await hearChunk(work, chunk, language, (share) =>
      work.tools.progress((done + share * lengthOf(chunk)) / total),
    )
    cues.push(...mendCues(raw, silences, chunk.end))
    done += lengthOf(chunk)
    work.tools.progress(done / total)
  }
  return cues
}

/** The chunk's cues with times of the whole recording, from storage where an earlier attempt left them. */
async function hearChunk(
  work: Work,
  chunk: Span,
  language: string,
  onProgress: (share: number) => void,
): Promise<Cue[]> {
  const { storage, signal, threads } = work.tools
  signal.throwIfAborted()
  const key = chunkKey(work.step, chunk)
  const kept = await readChunk(work, key)
  if (kept) return kept.cues
  const options = { language, model: work.model, duration: lengthOf(chunk), threads, signal, onProgress }
  const cues = (await withChunk(work, chunk, (file) => work.recogniser.recognise(file, options))).map((cue) =>
    shift(cue, chunk.start),
  )
  await storage.write(key, Buffer.from(JSON.stringify({ language, cues })))
  return cues
}

/** Declared, or the one an earlier attempt found, or asked of the engine where most is said. */
async function chooseLanguage(work: Work, chunks: readonly Span[]): Promise<string> {
  if (canHear(work.step.language)) return work.step.language
  for (const chunk of chunks) {
    const kept = await readChunk(work, chunkKey(work.step, chunk))
    if (kept) return kept.language
  }
  const { silences } = work
  const telling = chunks.find((chunk) => soundIn(chunk, silences) >= 10) ?? chunks[0]
  if (!telling) return work.step.language === 'auto' ? UNDETERMINED : work.step.language
  const { threads, signal } = work.tools
  const options = { model: work.model, duration: lengthOf(telling), threads, signal }
  return withChunk(work, telling, (file) => work.recogniser.detectLanguage(file, options))
}

async function withChunk<T>(
  { tools, wav }: Work,
  chunk: Span,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const file = path.join(tools.tmp, 'chunk.wav')
  await cutWav(wav, file, chunk)
  return use(file)
}

async function readChunk({ tools }: Work, key: string) {
  try {
    return z.parse(chunkSchema, JSON.parse((await tools.storage.read(key)).toString('utf8')))
  } catch (error) {
    if (error instanceof ObjectNotFound) return null
    throw error
  }
}

function shift(cue: Cue, by: number): Cue {
  const move = <T extends Span>(span: T): T => ({
    ...span,
    start: round(span.start + by),
    end: round(span.end + by),
  })
  return { ...move(cue), words: cue.words.map(move) }
}

const folderOf = (step: TranscribeStep) => `recordings/${step.recording}/${step.sourceHash}`
const chunkKey = (step: TranscribeStep, chunk: Span) =>
  `${folderOf(step)}/chunks/${step.id}-${Math.round(chunk.start * 1000)}.json`
const lengthOf = (span: Span) => span.end - span.start
const round = (seconds: number) => Math.round(seconds * 1000) / 1000
