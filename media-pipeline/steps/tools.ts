/** What a step is given to work with, and the table that must have every kind of step. */
import type { OutcomeOf, StepKind, StepOf } from '../messages.ts'
import type { Recogniser } from '../recogniser/recogniser.ts'
import type { Storage } from '../storage/storage.ts'

/** Paths of the programs. */
export interface Programs {
  ffmpeg: string
  ffprobe: string
  /** Seconds without a word after which ffmpeg counts as hung; two minutes where not given. */
  hung?: number
}

export interface Tools {
  storage: Storage
  ffmpeg: Programs
  /** Throws `PipelineError` `no-recogniser`. */
  openRecogniser(): Promise<Recogniser>
  /** By name or path; null means the worker's own choice. Throws `PipelineError` `no-model`. */
  findModel(name: string | null): Promise<{ name: string; path: string }>
  /** A private folder, removed when the step ends. */
  tmp: string
  /** Of the recogniser, for the load of this moment. */
  threads(): number
  /** 0 to 1; said to the hub at most once a second. */
  progress(done: number): void
  signal: AbortSignal
}

export type StepHandlers = {
  [Kind in StepKind]: (step: StepOf<Kind>, tools: Tools) => Promise<OutcomeOf<Kind>>
}
