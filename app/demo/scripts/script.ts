import { type Person, VOICES, type Voice } from './voices.ts'

export interface Sentence {
  speaker: Person
  /** For the ear: numbers, acronyms and rare names spelt the way they sound. */
  say: string
  /** For the eye, when it is written otherwise. */
  show?: string
  /** Title of the part that begins with this sentence, after a longer silence. */
  chapter?: string
}

export interface Script {
  /** Of the files: `recordings/<name>.<format>` and, when rich, `recordings/<name>.vtt`. */
  name: string
  /** Live ones are recognised while the demo runs, so they keep to the small model's words and voices. */
  kind: 'live' | 'rich'
  format: 'opus' | 'm4a' | 'mp4'
  language: 'fr' | 'en'
  voices: Partial<Record<Person, Voice>>
  sentences: Sentence[]
  /** Silences in seconds: between two sentences, between two speakers, before a new part. */
  pauses: { sentence: number; speaker: number; part: number }
}

interface Facts extends Pick<Script, 'name'>, Partial<Pick<Script, 'format' | 'language'>> {
  /** Between two sentences, when another silence than the usual one suits the recogniser better. */
  pause?: number
}

/** One person's sentences; `{CHF 40.-|quarante francs}` shows the left side and says the right one. */
export function says(speaker: Person, ...lines: string[]): Sentence[] {
  return lines.map((line) => {
    const show = line.replaceAll(/\{([^|}]*)\|[^}]*\}/g, '$1')
    const say = line.replaceAll(/\{[^|}]*\|([^}]*)\}/g, '$1')
    return show === say ? { speaker, say } : { speaker, say, show }
  })
}

/** Sentences that begin a part under this title. */
export function part(chapter: string, ...turns: Sentence[][]): Sentence[] {
  const [first, ...rest] = turns.flat()
  return first ? [{ ...first, chapter }, ...rest] : []
}

export function live(facts: Facts, ...turns: Sentence[][]): Script {
  const pause = facts.pause ?? 0.8
  return toScript('live', { sentence: pause, speaker: pause, part: 1.9 }, facts, turns)
}

export function rich(facts: Facts, ...turns: Sentence[][]): Script {
  return toScript('rich', { sentence: 0.5, speaker: 0.75, part: 1.9 }, facts, turns)
}

function toScript(kind: Script['kind'], pauses: Script['pauses'], facts: Facts, turns: Sentence[][]): Script {
  const sentences = turns.flat()
  const language = facts.language ?? 'fr'
  const voices: Script['voices'] = {}
  for (const { speaker } of sentences)
    voices[speaker] = kind === 'live' ? VOICES[speaker].live : VOICES[speaker].rich
  return { name: facts.name, kind, format: facts.format ?? 'opus', language, voices, sentences, pauses }
}
