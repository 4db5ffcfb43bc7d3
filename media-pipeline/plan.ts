/** What can start now: pure, and asked again after every outcome. */
import { createHash } from 'node:crypto'
import type { Chapter, Outcome, OutcomeOf, Step, StepKind, Tags } from './messages.ts'
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
  /** Chapters that a person wrote: tags have these. Null where nobody did. */
  chapters: Chapter[] | null
  tags: Omit<Tags, 'chapters'>
}

/** Shares of a job's work in percent, for one progress over all steps; a recogniser takes most of it (measured). */
export const WEIGHTS: Record<StepKind, number> = {
  probe: 1,
  analyse: 5,
  encode: 20,
  transcribe: 70,
  chapters: 1,
  tag: 3,
}

export type Outcomes = { [Kind in StepKind]?: Outcome }

/** Every step whose inputs are known, finished ones included: a step's id tells whether it is new. */
export function plan(wish: Wish, outcomes: Outcomes): Step[] {
  const known = <Kind extends StepKind>(kind: Kind) => outcomes[kind] as OutcomeOf<Kind> | undefined
  const facts = known('probe')?.facts
  const heard = known('analyse')
  const encoded = known('encode')
  const transcribed = known('transcribe')
  const steps: Step[] = [make(wish, { kind: 'probe' })]
  if (!facts) return steps
  steps.push(make(wish, { kind: 'analyse', facts }))
  if (!heard) return steps
  const { analysis, speechKey } = heard
  steps.push(make(wish, { kind: 'encode', facts, analysis, profiles: profilesFor(facts) }))
  const isGiven = wish.words === 'given'
  if (!isGiven)
    steps.push(
      make(wish, { kind: 'transcribe', speechKey, analysis, language: wish.language, model: wish.model }),
    )
  // What was heard before a person gave the words still tells where chapters begin.
  const heardKey = transcribed?.heardKey ?? null
  if (transcribed || isGiven) steps.push(make(wish, { kind: 'chapters', heardKey, analysis, facts }))
  if (encoded) {
    // A recording is tagged without waiting for its transcript, and once more when its chapters are known.
    const chapters: Chapter[] = wish.chapters ?? known('chapters')?.chapters ?? facts.chapters
    steps.push(
      make(wish, {
        kind: 'tag',
        made: encoded.made,
        tags: { ...wish.tags, chapters },
        duration: analysis.decoded,
      }),
    )
  }
  return steps
}

type Body = Step extends infer S
  ? S extends Step
    ? Omit<S, 'id' | 'recording' | 'source' | 'sourceHash'>
    : never
  : never

/** The same work has the same id. */
function make({ recording, source, sourceHash }: Wish, body: Body): Step {
  const id = createHash('sha256')
    .update(JSON.stringify([recording, sourceHash, body]))
    .digest('hex')
    .slice(0, 24)
  return { id, recording, source, sourceHash, ...body } as Step
}
