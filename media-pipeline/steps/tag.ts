/** Tags and chapters into copies of what was made; nothing is encoded again. */
import type { Made, OutcomeOf, StepOf } from '../messages.ts'
import { tagByCopy } from './tag-by-copy.ts'
import { tagMp3 } from './tag-mp3.ts'
import type { Tools } from './tools.ts'

export interface Tagging {
  step: StepOf<'tag'>
  tools: Tools
  /** A JPEG, or null. */
  cover: Buffer | null
  /** 0 to 1 of this object. */
  progress(done: number): void
}

/** By type; what is not here has no tags. */
const TAGGERS: Record<string, (one: Made, about: Tagging) => Promise<Made>> = {
  'audio/mpeg': tagMp3,
  'audio/ogg': tagByCopy,
  'video/mp4': tagByCopy,
}

export async function tag(step: StepOf<'tag'>, tools: Tools): Promise<OutcomeOf<'tag'>> {
  const cover = step.tags.cover ? await tools.storage.read(step.tags.cover) : null
  const whole = step.made.reduce((sum, one) => sum + one.size, 0)
  const made: Made[] = []
  let before = 0
  for (const one of step.made) {
    const progress = (done: number) => tools.progress((before + done * one.size) / whole)
    made.push((await TAGGERS[one.type]?.(one, { step, tools, cover, progress })) ?? one)
    before += one.size
  }
  return { kind: 'tag', made }
}
