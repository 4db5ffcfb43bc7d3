/** A still picture for a video, before it plays. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { hashFile, probeMade } from '../describe-object.ts'
import { fitInto } from '../ffmpeg/fit.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import type { Made, StepOf } from '../messages.ts'
import { objectKey } from '../profiles.ts'
import type { Tools } from './tools.ts'

/** What is looked at: the keyframes of the first five minutes; where that shows nothing, the first four seconds. */
const LOOKS = [
  ['-skip_frame', 'nokey', '-t', '300'],
  ['-t', '60'],
]

/** Puts a telling frame into storage; null where no frame can be shown. */
export async function makePoster(step: StepOf<'encode'>, tools: Tools, file: string): Promise<Made | null> {
  const poster = path.join(tools.tmp, 'poster.jpg')
  for (const inputOptions of LOOKS) {
    await pick(step, tools, { file, poster, inputOptions })
    if (await hasBytes(poster)) return keepPoster(step, tools, poster)
  }
  return null
}

async function pick(
  { facts }: StepOf<'encode'>,
  { ffmpeg, signal }: Tools,
  { file, poster, inputOptions }: { file: string; poster: string; inputOptions: string[] },
) {
  const picture = `thumbnail=100,${fitInto({ short: 1280, long: 1280 })}`
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact']
  await runFfmpeg(ffmpeg.ffmpeg, {
    ...{ file, inputOptions, signal, hung: ffmpeg.hung, isProven: true },
    container: facts.container as Container,
    outputs: [
      { file: poster, options: ['-map', '0:V:0', '-vf', picture, '-frames:v', '1', '-q:v', '4', ...exact] },
    ],
    duration: 60,
    progress: () => {},
  })
}

const hasBytes = (file: string) =>
  stat(file).then(
    ({ size }) => size > 0,
    () => false,
  )

async function keepPoster(step: StepOf<'encode'>, tools: Tools, poster: string): Promise<Made> {
  const { width, height } = await probeMade(tools.ffmpeg.ffprobe, poster, tools.signal)
  const { hash, size } = await hashFile(poster)
  const key = objectKey(step, 'poster', 'jpg', 2)
  await tools.storage.put(key, poster)
  const still = { duration: null, bitrate: null }
  return { profile: 'poster', key, type: 'image/jpeg', size, hash, width, height, ...still }
}
