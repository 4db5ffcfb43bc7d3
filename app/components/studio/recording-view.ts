/** Recordings as their producers see them. */

export interface StepView {
  kind: string
  /** What it is and where it stands, in words. */
  name: string
  state: 'pending' | 'running' | 'waiting' | 'done' | 'failed'
  text: string
  /** 0 to 100; null where nobody knows. */
  percent: number | null
  /** The last lines of a program's own output. */
  detail: string | null
}

export interface ProgressView {
  steps: StepView[]
  percent: number
  summary: 'ready' | 'working' | 'waits' | 'stopped'
}

export interface RecordingView extends ProgressView {
  publicId: string
  number: number
  title: string | null
  fileName: string
  size: number
  hash: string
  duration: number | null
  original: string | null
  /** In LUFS: of the source, and of what listeners get. */
  loudness: { source: number; reached: number | null } | null
  /** Chapters that wait for a person. */
  proposed: number
  /** What the glossary changed and nobody has looked through. */
  corrections: number
}
