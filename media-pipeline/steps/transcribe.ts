/** The step that joins what was heard of each chunk: mended at the silences, words placed, one transcript for the whole recording. */
import { z } from 'zod'
import { alignCues } from '../alignment/cues.ts'
import { readEnvelope } from '../alignment/envelope.ts'
import type { Heard, HeardChunk, OutcomeOf, Pauses, StepOf } from '../messages.ts'
import { chunkSchema, pausesSchema } from '../recogniser/heard.ts'
import { mendCues } from '../recogniser/snap.ts'
import type { Tools } from './tools.ts'

/** Leaves `heard-<step>.json` beside the recording's other objects; no cue where nothing is said. */
export async function transcribe(
  step: StepOf<'transcribe'>,
  { storage }: Pick<Tools, 'storage'>,
): Promise<OutcomeOf<'transcribe'>> {
  const { silences } = await readPauses(storage, step.pausesKey)
  const parts: Chunk[] = []
  for (const chunk of step.chunks) parts.push(await readChunk(storage, chunk))
  const mended = parts.flatMap((part, at) => mendCues(part.cues, silences, step.chunks[at]!.end))
  const { language } = step
  const envelope = await storage.withFile(step.speechKey, (wav) => readEnvelope(wav))
  const cues = alignCues(mended, envelope, silences, language)
  const [engine, model] = [namesOf(parts, 'engine'), namesOf(parts, 'model')]
  const heardKey = `recordings/${step.recording}/${step.sourceHash.slice(0, 16)}/heard-${step.id}.json`
  await storage.write(
    heardKey,
    Buffer.from(JSON.stringify({ language, engine, model, cues } satisfies Heard)),
  )
  return { kind: 'transcribe', heardKey, language, engine, model }
}

type Storage = Tools['storage']
type Chunk = z.output<typeof chunkSchema>

/** The pauses that an analysis left. */
export async function readPauses(storage: Storage, key: string): Promise<Pauses> {
  return z.parse(pausesSchema, JSON.parse((await storage.read(key)).toString('utf8')))
}

async function readChunk(storage: Storage, { key }: HeardChunk): Promise<Chunk> {
  return z.parse(chunkSchema, JSON.parse((await storage.read(key)).toString('utf8')))
}

/** Workers may have had different engines: each is named once. */
const namesOf = (parts: readonly Chunk[], what: 'engine' | 'model') =>
  [...new Set(parts.map((part) => part[what]))].join(', ')
