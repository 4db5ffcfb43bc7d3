/** Speakers of captions whose file has no voices. */
import type { GivenCue } from './given.ts'
import { acceptNames, areSaidAtTurns, splitColon } from './speaker-names.ts'

/** `Camille: Bonjour` → Camille says `Bonjour`, where the file's other lines bear it out. */
export function nameSpeakers(cues: GivenCue[]): GivenCue[] {
  const heads = cues.map(({ text }) => splitColon(text))
  const names = acceptNames(heads)
  return cues.map((cue, at) => {
    const head = heads[at]
    if (!head || !names.has(head.name)) return cue
    const { words: _, ...rest } = cue
    return { ...rest, speaker: head.name, text: head.rest }
  })
}

/**
 * The podcast namespace names a speaker where another begins, and not again: where a file does so, and at least half of its lines have no name,
 * those belong to the speaker before.
 */
export function carrySpeakers(cues: GivenCue[]): GivenCue[] {
  const names = cues.map(({ speaker }) => speaker)
  const named = names.filter((name) => name !== null).length
  if (named === 0 || named * 2 > names.length || !areSaidAtTurns(names)) return cues
  let last: string | null = null
  return cues.map((cue) => {
    last = cue.speaker ?? last
    return { ...cue, speaker: last }
  })
}
