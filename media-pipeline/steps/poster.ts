/** A still picture for a video, before it plays. */
import { hashFile, probeMade } from '../describe-object.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import type { Made, StepOf } from '../messages.ts'
import { objectKey } from '../profiles.ts'
import type { Tools } from './tools.ts'

/** A filter that makes even sizes and square pixels, at most so large, never larger than it was. */
export function fitInto({ width, height }: { width: number; height: number }): string {
  const factor = `min(1,min(${height}/ih,${width}/(iw*sar)))`
  const even = (size: string) => `'max(2,trunc(${size}*${factor}/2)*2)'`
  return `scale=w=${even('iw*sar')}:h=${even('ih')},setsar=1`
}

/** Writes a telling frame of the first minute to `poster`. */
export async function makePoster(step: StepOf<'encode'>, tools: Tools, file: string, poster: string) {
  const picture = `thumbnail=100,${fitInto({ width: 1280, height: 1280 })}`
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact']
  await runFfmpeg(tools.ffmpeg.ffmpeg, {
    file,
    container: step.facts.container as Container,
    outputs: [
      {
        file: poster,
        options: ['-map', '0:V:0', '-t', '60', '-vf', picture, '-frames:v', '1', '-q:v', '4', ...exact],
      },
    ],
    duration: 60,
    progress: () => {},
    signal: tools.signal,
  })
}

/** Puts a poster into storage. */
export async function keepPoster(step: StepOf<'encode'>, tools: Tools, poster: string): Promise<Made> {
  const { width, height } = await probeMade(tools.ffmpeg.ffprobe, poster, tools.signal)
  const { hash, size } = await hashFile(poster)
  const key = objectKey(step, 'poster', 'jpg', 1)
  await tools.storage.put(key, poster)
  const still = { duration: null, bitrate: null }
  return { profile: 'poster', key, type: 'image/jpeg', size, hash, width, height, ...still }
}
