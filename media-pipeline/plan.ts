/** What can start now: pure, and asked again after every outcome. */
import { createHash } from 'node:crypto'
import { canHear } from './languages.ts'
import type { HeardChunk, Outcome, OutcomeOf, Step, StepKind, StepOf, Tags } from './messages.ts'
import { profilesFor } from './profiles.ts'

export interface Wish {
  /** Public id of the recording. */
  recording: string
  source: string
  sourceHash: string
  /** Declared language, or `auto`. */
  language: string
  model: string | null
  /** `given`: a person gave the words, so there is nothing to recognise. */
  words: 'recognised' | 'given'
  /** Where the words are given: the `Heard` that tells where chapters begin, or null. */
  heardKey: string | null
  /** Whether the picture is wanted in 1080 lines too, where it has them. */
  fullPicture: boolean
  /** With the chapters that readers see now. */
  tags: Tags
}

/** Shares of a job's work in percent, for one progress over all steps; a recogniser takes most of it (measured). */
export const WEIGHTS = {
  probe: 1,
  analyse: 5,
  encode: 20,
  /** With the language and every chunk. */
  transcribe: 70,
  chapters: 1,
  tag: 3,
} satisfies Partial<Record<StepKind, number>>

/** What people are told of: the chunks of a transcription are one. */
export type WorkKind = keyof typeof WEIGHTS

/** What a step of this id made, where it is done. */
export type OutcomeOfStep = (id: string) => Outcome | undefined

/** Every step whose inputs are known, finished ones included: a step's id tells whether it is new. */
export function plan(wish: Wish, outcomeOf: OutcomeOfStep): Step[] {
  const steps: Step[] = []
  const add = <Kind extends StepKind>(body: BodyOf<Kind>): OutcomeOf<Kind> | undefined => {
    const step = make(wish, body)
    steps.push(step)
    return outcomeOf(step.id) as OutcomeOf<Kind> | undefined
  }
  const facts = add<'probe'>({ kind: 'probe' })?.facts
  const analysed = facts && add<'analyse'>({ kind: 'analyse', facts, recipe: ANALYSIS })
  if (!analysed) return steps
  const { analysis, pausesKey } = analysed
  const profiles = profilesFor(facts, wish)
  const encoded = add<'encode'>({ kind: 'encode', facts, analysis, profiles })
  const own = facts.chapters
  const heardKey = wish.words === 'given' ? wish.heardKey : hearAll(wish, analysed, add, outcomeOf)
  // Chapters that the file brings wait for no words.
  if (heardKey !== undefined || own.length > 0)
    add<'chapters'>({
      kind: 'chapters',
      heardKey: heardKey ?? null,
      pausesKey,
      duration: analysis.decoded,
      own,
    })
  // A recording is tagged without waiting for its transcript, and once more when its chapters are known.
  if (encoded)
    add<'tag'>({
      ...{ kind: 'tag', made: encoded.made, tags: wish.tags },
      ...{ duration: analysis.decoded, recipe: TAGGING },
    })
  return steps
}

/** Silences, scenes and chunks came with the second. */
const ANALYSIS = 2
/** Films and Opus files came with the second. */
const TAGGING = 2

type Add = <Kind extends StepKind>(body: BodyOf<Kind>) => OutcomeOf<Kind> | undefined

/**
 * Chunks are steps of their own, so that several workers hear them and a death costs one. The transcript's key once all are heard; what was
 * joined already needs no chunk that is not known any more.
 */
function hearAll(
  wish: Wish,
  { speechKey, pausesKey, chunks }: OutcomeOf<'analyse'>,
  add: Add,
  outcomeOf: OutcomeOfStep,
) {
  const language = languageOf(wish, { speechKey, chunks }, add)
  if (language === undefined) return undefined
  const { model } = wish
  const each = chunks.map((chunk) => {
    const body = { kind: 'hear' as const, speechKey, chunk, language, model }
    return { body, step: make(wish, body) }
  })
  const heard = each.map(({ step, body }): HeardChunk => ({ ...body.chunk, key: chunkKey(step) }))
  const whole = { kind: 'transcribe' as const, speechKey, pausesKey, chunks: heard, language }
  const isJoined = outcomeOf(make(wish, whole).id) !== undefined
  const needed = isJoined ? each.filter(({ step }) => outcomeOf(step.id)) : each
  const isHeard = needed.map(({ body }) => add<'hear'>(body) !== undefined).every(Boolean)
  return isHeard ? add<'transcribe'>(whole)?.heardKey : undefined
}

/** The declared one wins; else it is asked of the recogniser, once, where most is said. */
function languageOf(
  { language, model }: Wish,
  { speechKey, chunks }: Pick<OutcomeOf<'analyse'>, 'speechKey' | 'chunks'>,
  add: Add,
): string | undefined {
  if (canHear(language)) return language
  const [telling] = chunks.toSorted((a, b) => b.end - b.start - (a.end - a.start))
  if (!telling) return language === 'auto' ? UNDETERMINED : language
  return add<'detect'>({ kind: 'detect', speechKey, chunk: telling, model })?.language
}

/** What a recording without a word is said to be in where nobody declared a language (BCP 47). */
const UNDETERMINED = 'und'

/** Where a hear step leaves what it heard. */
export const chunkKey = ({ recording, sourceHash, id }: Pick<Step, 'recording' | 'sourceHash' | 'id'>) =>
  `recordings/${recording}/${sourceHash.slice(0, 16)}/chunks/${id}.json`

type BodyOf<Kind extends StepKind> = Omit<StepOf<Kind>, 'id' | 'recording' | 'source' | 'sourceHash'>

/** The same work has the same id. */
function make({ recording, source, sourceHash }: Wish, body: object): Step {
  const id = createHash('sha256')
    .update(JSON.stringify([recording, sourceHash, body]))
    .digest('hex')
    .slice(0, 24)
  return { id, recording, source, sourceHash, ...body } as Step
}
