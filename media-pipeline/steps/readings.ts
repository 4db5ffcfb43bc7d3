/** What ffmpeg's filters say on stderr, line by line. Times in seconds, loudness in LUFS, peak in dBTP; NaN where nothing was said. */
export interface Readings {
  loudness: number
  peak: number
  starts: number[]
  ends: number[]
}

export const noReadings = (): Readings => ({ loudness: Number.NaN, peak: Number.NaN, starts: [], ends: [] })

/** Anchored, so that no tag of a stranger's file is taken for a reading. */
const READING =
  /^(?:\[silencedetect @ \w+\] (silence_start|silence_end)| +(I|Peak)): +(-?\d[\d.e+-]*)(?: LUFS| dBFS| \|.*)?$/

/** Takes one line in. The last `I:` and `Peak:` count: an empty summary comes first in some builds. */
export function readLine(line: string, into: Readings) {
  const [, event, level, value] = READING.exec(line) ?? []
  if (event === 'silence_start') into.starts.push(Number(value))
  else if (event === 'silence_end') into.ends.push(Number(value))
  else if (level === 'I') into.loudness = Number(value)
  else if (level === 'Peak') into.peak = Number(value)
}
