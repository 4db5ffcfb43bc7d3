/** Where the picture changes: slides, another camera. */
import { type FfmpegRun, runFfmpeg } from '../ffmpeg/run.ts'
import { noReadings, type Readings, readLine } from './readings.ts'

/** Share of the picture that must change. Cards of one design differ by 0.03, the same card by less than 0.001. */
const CHANGE = 0.02
/** Seconds between changes, on average; where there are more, a camera moves, and only the greatest count. */
const MEAN_DISTANCE = 20

/**
 * Moments in seconds, rounded to keyframes: only those are decoded, for a ninth of the work. They help whoever looks for
 * chapters, so a picture that cannot be read has none, and fails nothing.
 */
export async function findScenes(
  ffmpeg: string,
  about: Pick<FfmpegRun, 'file' | 'container' | 'duration' | 'signal' | 'hung'>,
): Promise<number[]> {
  const readings = noReadings()
  const run: FfmpegRun = {
    ...about,
    inputOptions: ['-skip_frame', 'nokey'],
    filter: `[0:V:0]scale=320:180,select='gt(scene,${CHANGE})',metadata=print[n]`,
    outputs: [{ file: '-', options: ['-map', '[n]', '-f', 'null'] }],
    // Where every picture is a keyframe it would take as long as an encode.
    limit: 60 + about.duration / 4,
    progress: () => {},
  }
  try {
    await runFfmpeg(ffmpeg, run, (line) => readLine(line, readings))
  } catch (error) {
    about.signal.throwIfAborted()
    console.warn(`the picture’s changes were not found: ${(error as Error).message.split('\n').at(-1)}`)
  }
  return greatest(readings.frames, about.duration)
}

/** In order of time. */
export function greatest(frames: Readings['frames'], duration: number): number[] {
  return frames
    .toSorted((a, b) => b.score - a.score)
    .slice(0, Math.ceil(duration / MEAN_DISTANCE))
    .map((frame) => frame.time)
    .sort((a, b) => a - b)
}
