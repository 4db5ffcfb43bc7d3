/** Which gain brings a recording to −16 LUFS. */
import { runFfmpeg } from '../ffmpeg/run.ts'
import { soundOf } from '../ffmpeg/safe.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import type { Analysis, StepOf } from '../messages.ts'
import { noReadings, readLine } from './readings.ts'
import type { Tools } from './tools.ts'

/** LUFS that podcast apps and directories ask for. */
const LOUDNESS = -16
const MOST_GAIN = 20
/** Near enough, in LU. */
const NEAR = 0.2
/** Below this the limiter has nothing to do; it holds samples at 0.79 = −2 dBFS. */
const LIMIT = -2
const ROUNDS = 3

/**
 * The filter for a recording's sound. Gain and limiter reach what two passes of loudnorm reach, for a tenth of their
 * work (measured). Where the limiter takes loudness away, that is measured and given back.
 */
export async function findLevel(step: StepOf<'encode'>, tools: Tools, file: string): Promise<string> {
  const { loudness, peak } = step.analysis
  let gain = firstGain(step.analysis)
  if (gain === null) return 'anull'
  for (let round = 0; round < ROUNDS && peak + gain > LIMIT; round += 1) {
    const reached = await measure(step, tools, file, levelFilter(gain))
    if (!(Math.abs(LOUDNESS - reached) > NEAR)) break
    gain = Math.min(MOST_GAIN, LOUDNESS - loudness + 6, gain + LOUDNESS - reached)
  }
  return levelFilter(gain)
}

/** In dB; null where nothing is to be done: silence, and what is right already. */
export function firstGain({ loudness, peak }: Pick<Analysis, 'loudness' | 'peak'>): number | null {
  if (loudness <= -69) return null
  const gain = Math.min(MOST_GAIN, Math.max(-MOST_GAIN, LOUDNESS - loudness))
  return Math.abs(gain) < 0.5 && peak < -1 ? null : gain
}

const levelFilter = (gain: number) => `volume=${gain.toFixed(2)}dB,alimiter=limit=0.79:level=false`

async function measure(step: StepOf<'encode'>, tools: Tools, file: string, level: string): Promise<number> {
  const readings = noReadings()
  await runFfmpeg(
    tools.ffmpeg.ffmpeg,
    {
      file,
      container: step.facts.container as Container,
      filter: `${soundOf(step.facts)}${level},ebur128=framelog=verbose[n]`,
      outputs: [{ file: '-', options: ['-map', '[n]', '-f', 'null'] }],
      duration: step.analysis.decoded,
      progress: () => {},
      signal: tools.signal,
    },
    (line) => readLine(line, readings),
  )
  return readings.loudness
}
