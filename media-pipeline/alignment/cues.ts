/**
 * Moves words onto the sound they are heard in. Engines spread the words of a cue by rule of thumb, 0.1 to 0.3 s off;
 * here the letters of each word say roughly which sounds to look for (hisses, hums, stops, vowels), the recording
 * itself says how those sound in it, and the cheapest way to lay them over the cue's sound says where each word begins.
 */
import type { Cue, Span, Word } from '../messages.ts'
import type { Envelope } from './envelope.ts'
import { type Line, layOut, timeAfter, timeBefore } from './line.ts'
import { cheapestPath, type Stretch } from './path.ts'
import { costsOf, isTelling, learn, levelsOf, type Voice, voiceOf } from './voice.ts'

/** As many cues tell how the voices sound. */
const LEARNT_FROM = 100
/** A cue whose first word is heard later than this begins with that word: older engines swallow the pause before it. */
const LATE = 0.15

/**
 * Word times by the sound. Cues and silences are in order and have the envelope's clock. Words stay in order, within
 * their cue, without overlap; texts and confidence stay as they are, a cue's time too unless it began in a pause. Where
 * the sound does not tell (noise as loud as the voice, more sounds than time) the given times stay.
 */
export function alignCues(
  cues: readonly Cue[],
  envelope: Envelope,
  silences: readonly Span[],
  language: string,
): Cue[] {
  const lines = cues.map((cue) => layOut(cue, envelope, silences, language))
  const voice = voiceOf(envelope, lines)
  if (!isTelling(voice)) return [...cues]
  const learnt = learnFrom(lines, envelope, voice)
  return cues.map((cue, index) => {
    const line = lines[index]
    const path = line && pathOf(line, levelsOf(line, envelope, voice), learnt)
    return path ? withoutPause({ ...cue, words: placeOn(cue, line, path) }) : cue
  })
}

function learnFrom(lines: readonly (Line | null)[], envelope: Envelope, voice: Voice): Voice {
  const each = Math.ceil(lines.length / LEARNT_FROM)
  const some = lines.filter((line, index) => line !== null && index % each === 0) as Line[]
  const found = some.map((line) => {
    const levels = levelsOf(line, envelope, voice)
    return { line, levels, path: pathOf(line, levels, voice) ?? [] }
  })
  return learn(voice, found)
}

const pathOf = (line: Line, levels: Float32Array, voice: Voice): Stretch[] | null =>
  cheapestPath(line.sounds, costsOf(line, levels, voice))

function placeOn(cue: Cue, line: Line, path: readonly Stretch[]): Word[] {
  let first = 0
  return cue.words.map((word, index) => {
    const { from } = path[first]!
    first += line.counts[index]!
    const { to } = path[first - 1]!
    const start = clamp(timeAfter(from, line), cue)
    return { ...word, start, end: Math.max(start, clamp(timeBefore(to, line), cue)) }
  })
}

function withoutPause(cue: Cue): Cue {
  const { start } = cue.words[0]!
  return start - cue.start > LATE ? { ...cue, start } : cue
}

const clamp = (time: number, { start, end }: Span) => Math.min(Math.max(time, start), end)
