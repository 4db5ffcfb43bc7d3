/** How near what was heard comes to what was said in a recording with known words. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Chapter, Cue } from '../../media-pipeline/messages.ts'
import { quantile, wordErrorRate, wordStartErrors } from '../support/score.ts'
import { SPEECH } from './places.ts'

/** Errors of words in percent, of starts in seconds: of sentences, and of words heard right. */
export function scoresOf(name: string, cues: readonly Cue[]) {
  const said = read(`${name}.json`)
  const sentences = startErrors(said, cues)
  const heard = cues.flatMap((cue) => cue.words)
  const words = wordStartErrors(read(`${name}.words.json`), heard)
  return {
    'word errors %': 100 * wordErrorRate(said, cues),
    'start median s': at(sentences, 0.5),
    'worst s': at(sentences, 1),
    'word median s': at(words, 0.5),
    '95 % s': at(words, 0.95),
  }
}

/** Seconds. */
const NEAR_PART = 3

/** Announced parts that were found, and how many were proposed; null where no parts are known. */
export function partsFound(name: string, chapters: readonly Chapter[]): string | null {
  if (!existsSync(path.join(SPEECH, `${name}.chapters.json`))) return null
  const announced = read(`${name}.chapters.json`).filter(({ start }) => start > 0)
  const isFound = (part: { start: number }) =>
    chapters.some((one) => Math.abs(one.start - part.start) <= NEAR_PART)
  return `${announced.filter(isFound).length} of ${announced.length} (${chapters.length} proposed)`
}

/** Of each sentence said, how far the nearest cue's start is, in order. */
function startErrors(said: readonly { start: number }[], cues: readonly Cue[]): number[] {
  const nearest = said.map(({ start }) => Math.min(...cues.map((cue) => Math.abs(cue.start - start))))
  return nearest.sort((a, b) => a - b)
}

const read = (name: string): { start: number; text: string }[] =>
  JSON.parse(readFileSync(path.join(SPEECH, name), 'utf8'))
const at = (sorted: readonly number[], share: number) => (sorted.length > 0 ? quantile(sorted, share) : null)
