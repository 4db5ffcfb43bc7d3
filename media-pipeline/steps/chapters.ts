/** The step that proposes chapters: those of the file win, else what was said. */
import { z } from 'zod'
import { proposeChapters } from '../chapters/propose.ts'
import { shorten } from '../chapters/titles.ts'
import type { Chapter, OutcomeOf, StepOf } from '../messages.ts'
import { heardSchema } from '../recogniser/heard.ts'
import type { Tools } from './tools.ts'

/** Two chapters that begin at the same moment are one. */
const SAME_MOMENT = 0.5

/** Chapters in order, within the sound that really decodes. */
export async function chapters(
  step: StepOf<'chapters'>,
  tools: Pick<Tools, 'storage'>,
): Promise<OutcomeOf<'chapters'>> {
  const { decoded, silences } = step.analysis
  const own = chaptersOfFile(step.facts.chapters, decoded)
  if (own.length >= 2) return { kind: 'chapters', chapters: own }
  if (step.heardKey === null) return { kind: 'chapters', chapters: [] }
  const heard = z.parse(heardSchema, JSON.parse((await tools.storage.read(step.heardKey)).toString('utf8')))
  return { kind: 'chapters', chapters: proposeChapters(heard.cues, silences, decoded, heard.language) }
}

/** A person set them: they may lie nearer to each other than proposed ones. */
function chaptersOfFile(given: readonly Chapter[], duration: number): Chapter[] {
  const inOrder = given
    .filter((one) => one.start >= 0 && one.start < duration && one.title.trim() !== '')
    .toSorted((a, b) => a.start - b.start)
  return inOrder
    .filter((one, index) => index === 0 || one.start - inOrder[index - 1]!.start >= SAME_MOMENT)
    .map(({ start, title }) => ({ start, title: shorten(title.trim().replace(/\s+/g, ' ')) }))
}
