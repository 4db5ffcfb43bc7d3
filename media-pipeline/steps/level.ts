/** Which gains bring a recording to −16 LUFS, in files of two channels and of one. */
import { runFfmpeg } from '../ffmpeg/run.ts'
import { soundOf } from '../ffmpeg/safe.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import type { Analysis, StepOf } from '../messages.ts'
import { type Profile, speechKeyOf } from '../profiles.ts'
import { noReadings, readLine } from './readings.ts'
import type { Tools } from './tools.ts'

/** The filter of each kind of sound. */
export type Levels = { [Kind in Profile['level']]: string }

/** LUFS that podcast apps and directories ask for. */
const LOUDNESS = -16
const MOST_GAIN = 20
/** dB that may be added to make good what the limiter takes. */
const MOST_GIVEN_BACK = 6
/** So near, in LU, that what is missing is added without measuring again. */
const NEAR = 0.6
const ROUNDS = 2
/** How much louder it becomes for a decibel more, while the limiter works; a guess until two rounds tell. */
const SLOPE = 0.6
/** Largest sample let through; the codecs of the second kind overshoot more. */
const LIMITS: { [Kind in Profile['level']]: number } = { wide: 0.79, mono: 0.7 }
/** LU by which two like channels are louder than one of them. */
const TWO_CHANNELS = 3.01
/** The speech file tells of a source as long as it is no further from what it should be, in LU. */
const ALIKE = 0.7

/**
 * Gain and limiter reach what two passes of loudnorm reach, for a tenth of their work (measured). Where the limiter takes
 * loudness away, that is measured and given back: on the speech file, for a quarter of the work (within 0.1 LU, measured),
 * or on the source itself where that tells nothing of it: its channels differ, or it has high tones alone.
 */
export async function findLevels(step: StepOf<'encode'>, tools: Tools, file: string): Promise<Levels> {
  const { facts, analysis } = step
  return tools.storage.withFile(speechKeyOf(step), async (wav) => {
    const speech = { file: wav, container: 'wav' as const, before: '[0:a:0]' }
    const source = { file, container: facts.container as Container, before: soundOf(facts) }
    const measure = (of: Sound, level: string) => measureSound({ ...of, level }, step, tools)
    const apart = analysis.loudness - (await measure(speech, 'anull'))
    const isMono = facts.audio?.channels === 1
    const isAlike = Math.abs(apart - (isMono ? 0 : TWO_CHANNELS)) < ALIKE
    const mono = isMono ? analysis : { ...analysis, loudness: analysis.loudness - apart }
    return {
      wide: await findLevel(analysis, LIMITS.wide, async (level) =>
        isAlike ? (await measure(speech, level)) + apart : measure(source, level),
      ),
      mono: await findLevel(
        mono,
        LIMITS.mono,
        async (level) => (await measure(speech, level)) + (isMono ? apart : 0),
      ),
    }
  })
}

/** `reachedWith` says how loud it becomes with a filter. */
async function findLevel(
  { loudness, peak }: Pick<Analysis, 'loudness' | 'peak'>,
  limit: number,
  reachedWith: (level: string) => Promise<number>,
): Promise<string> {
  let gain = firstGain({ loudness, peak })
  if (gain === null) return 'anull'
  if (peak + gain <= 20 * Math.log10(limit)) return gainFilter(gain)
  const most = Math.min(MOST_GAIN, LOUDNESS - loudness + MOST_GIVEN_BACK)
  let before: { gain: number; reached: number } | null = null
  for (let round = 0; round < ROUNDS; round += 1) {
    const reached = await reachedWith(levelFilter(gain, limit))
    if (!Number.isFinite(reached)) break
    const slope: number = before ? (reached - before.reached) / (gain - before.gain) : SLOPE
    before = { gain, reached }
    gain = Math.min(most, gain + (LOUDNESS - reached) / Math.min(1, Math.max(0.4, slope)))
    if (gain === before.gain || Math.abs(LOUDNESS - reached) < NEAR) break
  }
  return levelFilter(gain, limit)
}

/** In dB; null where nothing is to be done: silence, and what is right already. */
export function firstGain({ loudness, peak }: Pick<Analysis, 'loudness' | 'peak'>): number | null {
  if (!(loudness > -69)) return null
  const gain = Math.min(MOST_GAIN, Math.max(-MOST_GAIN, LOUDNESS - loudness))
  return Math.abs(gain) < 0.5 && peak < -1 ? null : gain
}

const gainFilter = (gain: number) => `volume=${gain.toFixed(2)}dB`
const levelFilter = (gain: number, limit: number) => `${gainFilter(gain)},alimiter=limit=${limit}:level=false`

interface Sound {
  file: string
  container: Container
  /** How its filter graph begins. */
  before: string
}

async function measureSound(
  { file, container, before, level }: Sound & { level: string },
  { analysis }: StepOf<'encode'>,
  { ffmpeg, signal }: Tools,
): Promise<number> {
  const readings = noReadings()
  await runFfmpeg(
    ffmpeg.ffmpeg,
    {
      ...{ file, container, signal, hung: ffmpeg.hung, isProven: true },
      filter: `${before}${level},ebur128=framelog=verbose[n]`,
      outputs: [{ file: '-', options: ['-map', '[n]', '-f', 'null'] }],
      duration: analysis.decoded,
      progress: () => {},
    },
    (line) => readLine(line, readings),
  )
  return readings.loudness
}
