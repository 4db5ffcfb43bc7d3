/** What one would type by hand, and our own side as a command. */
import type { Engine } from './engines.ts'
import type { Command, Cost } from './measure.ts'
import type { Job, Report } from './ours.ts'
import { MODEL, OURS } from './places.ts'

/** The engine on a WAV: one thread, the recording's language, else its defaults. */
export const engineOn = ({ program }: Engine, wav: string, language: string): Command => [
  ...[program, '-m', MODEL, '-f', wav],
  ...['-l', language, '-t', '1'],
]

/** The recogniser's WAV of a file. */
export const wavOf = (file: string, wav: string): Command => [
  ...['ffmpeg', '-nostdin', '-v', 'error', '-i', file, '-vn', '-ac', '1', '-ar', '16000'],
  ...['-c:a', 'pcm_s16le', '-bitexact', '-y', wav],
]

/** The pipeline's steps in one process of Node. */
export const ours = (job: Omit<Job, 'model'>): Command => [
  process.execPath,
  OURS,
  JSON.stringify({ model: MODEL, ...job } satisfies Job),
]

export const reportOf = ({ stdout }: Cost): Report => JSON.parse(stdout)
