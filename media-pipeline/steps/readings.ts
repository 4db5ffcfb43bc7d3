/** What ffmpeg's filters say on stderr, line by line. */
export interface Readings {
  /** LUFS; NaN where nothing was said. */
  loudness: number
  /** dBTP; NaN where nothing was said. */
  peak: number
  /** When a picture was let through, in seconds, and how much of it had changed. */
  frames: { time: number; score: number }[]
}

export const noReadings = (): Readings => ({ loudness: Number.NaN, peak: Number.NaN, frames: [] })

/** Anchored, so that no tag of a stranger's file is taken for a reading. */
const LEVEL = /^ +(I|Peak): +(-?\d[\d.]*) (?:LUFS|dBFS)$/
const FRAME = /^\[Parsed_metadata_\d+ @ \w+\] frame:\d+ +pts:-?\d+ +pts_time:(\d[\d.]*)$/
const SCORE = /^\[Parsed_metadata_\d+ @ \w+\] lavfi\.scene_score=(\d[\d.]*)$/

/** Takes one line in. The last `I:` and `Peak:` count: an empty summary comes first in some builds. */
export function readLine(line: string, into: Readings) {
  const [, level, value] = LEVEL.exec(line) ?? []
  if (level === 'I') into.loudness = Number(value)
  else if (level === 'Peak') into.peak = Number(value)
  const time = FRAME.exec(line)?.[1]
  if (time !== undefined) into.frames.push({ time: Number(time), score: 0 })
  const score = SCORE.exec(line)?.[1]
  const frame = into.frames.at(-1)
  if (score !== undefined && frame) frame.score = Number(score)
}
