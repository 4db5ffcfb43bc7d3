/** The step that finds chapters: those of the file win, else what was said and shown. */
import { z } from 'zod'
import { proposeChapters } from '../chapters/propose.ts'
import { tidyChapters } from '../chapters/tidy.ts'
import type { OutcomeOf, StepOf } from '../messages.ts'
import { heardSchema } from '../recogniser/heard.ts'
import type { Tools } from './tools.ts'
import { readPauses } from './transcribe.ts'

/** Programs write one chapter over the whole of a file that has none: it says nothing. */
const FEWEST = 2

/** Chapters in order, within the sound that really decodes. */
export async function chapters(
  { own: given, heardKey, pausesKey, duration }: StepOf<'chapters'>,
  { storage }: Pick<Tools, 'storage'>,
): Promise<OutcomeOf<'chapters'>> {
  const own = tidyChapters(given, duration)
  if (own.length >= FEWEST) return { kind: 'chapters', chapters: own, origin: 'file' }
  if (heardKey === null) return { kind: 'chapters', chapters: [], origin: 'automatic' }
  const heard = z.parse(heardSchema, JSON.parse((await storage.read(heardKey)).toString('utf8')))
  const pauses = await readPauses(storage, pausesKey)
  const found = proposeChapters({ ...heard, ...pauses, duration })
  return { kind: 'chapters', chapters: found, origin: 'automatic' }
}
