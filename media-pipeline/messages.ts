/**
 * What the hub and a worker say to each other. Messages carry keys, storage carries bytes.
 * Times are seconds from the start of the recording, sizes are bytes, languages BCP 47 (`fr`, `en`) or `auto`.
 */

/** What a probe knows of a source. `duration` is what the container claims, 0 where it claims nothing. */
export interface Facts {
  /** Sniffed container: one of the demuxers in `ffmpeg/sniff.ts`. */
  container: string
  duration: number
  size: number
  audio: { codec: string; sampleRate: number; channels: number; bitrate: number | null } | null
  video: {
    codec: string
    width: number
    height: number
    frameRate: number
    pixelFormat: string
    bitrate: number | null
  } | null
  chapters: { start: number; title: string }[]
  title: string | null
}

/** A stretch of a recording, in seconds. */
export interface Span {
  start: number
  end: number
}

/** Loudness in LUFS, peak in dBTP. `decoded` is the time that really decodes, in seconds. */
export interface Analysis {
  loudness: number
  peak: number
  decoded: number
}

/** Where nothing is said and where the picture changes: an object in storage, as JSON. In order. */
export interface Pauses {
  silences: Span[]
  /** Moments; none without a picture. */
  scenes: number[]
}

export interface Word {
  start: number
  end: number
  text: string
  /** 0 to 1. */
  confidence: number
}

export interface Cue {
  start: number
  end: number
  text: string
  words: Word[]
  /** Mean over the words, 0 to 1; null where the recogniser gave none. */
  confidence: number | null
}

/** What a hear step left in storage of one chunk. */
export interface HeardChunk extends Span {
  key: string
}

/** The transcript file that a transcribe step leaves in storage, as JSON. */
export interface Heard {
  language: string
  engine: string
  model: string
  cues: Cue[]
}

export interface Chapter {
  start: number
  title: string
}

/** A made object. `profile` is a name from `profiles.ts` or `poster`, `peaks`. */
export interface Made {
  profile: string
  key: string
  type: string
  size: number
  /** sha256 of the bytes, hex. */
  hash: string
  duration: number | null
  width: number | null
  height: number | null
  bitrate: number | null
}

/** What listeners' programs show of a file. `cover` is a storage key of a JPEG or null. */
export interface Tags {
  title: string
  show: string
  author: string
  season: number | null
  episode: number | null
  date: string | null
  language: string
  comment: string
  cover: string | null
  chapters: Chapter[]
}

interface StepBase {
  /** Hash of recording, source, kind and parameters: the same work has the same id. */
  id: string
  /** Public id of the recording. */
  recording: string
  /** Storage key of the uploaded original. */
  source: string
  /** sha256 of the original, hex. */
  sourceHash: string
}

export type Step = StepBase &
  (
    | { kind: 'probe' }
    | {
        kind: 'analyse'
        facts: Facts
        /** Rises when an analysis finds more: then older ones are made again. */
        recipe: number
      }
    | { kind: 'encode'; facts: Facts; analysis: Analysis; profiles: string[] }
    | { kind: 'detect'; speechKey: string; chunk: Span; model: string | null }
    | { kind: 'hear'; speechKey: string; chunk: Span; language: string; model: string | null }
    | { kind: 'transcribe'; speechKey: string; pausesKey: string; chunks: HeardChunk[]; language: string }
    | {
        kind: 'chapters'
        heardKey: string | null
        pausesKey: string
        duration: number
        /** Those that the file brings. */
        own: Chapter[]
      }
    | {
        kind: 'tag'
        made: Made[]
        tags: Tags
        duration: number
        /** Rises when more is tagged: then what was tagged before is tagged again when it is planned again. */
        recipe: number
      }
  )

export type StepKind = Step['kind']
export type StepOf<Kind extends StepKind> = Extract<Step, { kind: Kind }>

export type Outcome =
  | { kind: 'probe'; facts: Facts }
  | {
      kind: 'analyse'
      analysis: Analysis
      speechKey: string
      /** Of the `Pauses`. */
      pausesKey: string
      /** What the recogniser is to hear, in order; none where nothing is said. */
      chunks: Span[]
      peaks: Made
    }
  | {
      kind: 'encode'
      made: Made[]
      /** What the levelled sound measures, in LUFS; null where nothing was to be heard. */
      loudness: number | null
    }
  | { kind: 'detect'; language: string }
  | { kind: 'hear'; key: string; engine: string; model: string }
  | { kind: 'transcribe'; heardKey: string; language: string; engine: string; model: string }
  | { kind: 'chapters'; chapters: Chapter[]; origin: 'file' | 'automatic' }
  | { kind: 'tag'; made: Made[] }

export type OutcomeOf<Kind extends StepKind> = Extract<Outcome, { kind: Kind }>

/**
 * What a worker says of a step. `attempt` counts the times the step was started;
 * `waiting` means that something outside is missing (a model), so no attempt was used.
 * `reason` is a `ReasonCode` with its detail; the hub words it for the reader.
 */
export type Notice = { step: string; recording: string; attempt: number } & (
  | { say: 'started' }
  | { say: 'progress'; done: number }
  | { say: 'done'; outcome: Outcome }
  | { say: 'failed'; reason: Reason }
  | { say: 'waiting'; reason: Reason }
)

/** Why something cannot be done. Each code has words in every language of the site (`app/locales`). */
export type ReasonCode =
  | 'empty-file'
  | 'unknown-format'
  | 'unreadable'
  | 'no-sound'
  | 'too-short'
  | 'too-long'
  | 'odd-sound'
  | 'odd-picture'
  | 'too-many-streams'
  | 'cut-short'
  | 'encode-failed'
  | 'recogniser-failed'
  | 'no-recogniser'
  | 'no-model'
  | 'bad-model'
  | 'no-memory'
  | 'no-space'
  | 'storage-failed'
  | 'timed-out'
  | 'worker-died'
  | 'crashed'

export interface Reason {
  code: ReasonCode
  /** Facts for the sentence: `{ read: 117, expected: 212 }`. */
  facts?: Record<string, string | number>
  /** The last lines of the program's own output, for producers only. */
  detail?: string
}

/** The pipeline's one error class: `retry` says whether another attempt may succeed. */
export class PipelineError extends Error {
  readonly reason: Reason
  readonly retry: boolean
  constructor(reason: Reason, options: { retry?: boolean; cause?: unknown } = {}) {
    super(reason.detail ? `${reason.code}: ${reason.detail}` : reason.code, { cause: options.cause })
    this.name = 'PipelineError'
    this.reason = reason
    this.retry = options.retry ?? false
  }
}
