/** One ffmpeg makes every rendition: the sound levelled once, the picture copied where it fits. */
import path from 'node:path'
import { hashFile, probeMade } from '../describe-object.ts'
import type { Output } from '../ffmpeg/arguments.ts'
import { MOST_BYTES } from '../ffmpeg/bounded.ts'
import { longestBetweenKeyframes } from '../ffmpeg/keyframes.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import { soundOf } from '../ffmpeg/safe.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import { type Facts, type Made, type OutcomeOf, PipelineError, type StepOf } from '../messages.ts'
import {
  MOST_BETWEEN_KEYFRAMES,
  objectKey,
  PROFILES,
  type Profile,
  type ProfileName,
  pictureFits,
} from '../profiles.ts'
import { findLevel } from './level.ts'
import { fitInto, keepPoster, makePoster } from './poster.ts'
import type { Tools } from './tools.ts'

export async function encode(step: StepOf<'encode'>, tools: Tools): Promise<OutcomeOf<'encode'>> {
  const wanted = step.profiles.map((name) => toWanted(name, tools))
  const poster = step.facts.video ? path.join(tools.tmp, 'poster.jpg') : null
  const level = await tools.storage.withFile(step.source, async (file) => {
    const level = await findLevel(step, tools, file)
    await makeAll(step, tools, { file, level, wanted })
    if (poster) await makePoster(step, tools, file, poster)
    return level
  })
  const made: Made[] = []
  for (const one of wanted) made.push(await keep(one, level, step, tools))
  if (poster) made.push(await keepPoster(step, tools, poster))
  return { kind: 'encode', made }
}

interface Wanted {
  name: string
  profile: Profile
  file: string
}

function toWanted(name: string, { tmp }: Tools): Wanted {
  const profile: Profile = PROFILES[name as ProfileName]
  return { name, profile, file: path.join(tmp, `${name}.${profile.extension}`) }
}

async function makeAll(
  step: StepOf<'encode'>,
  tools: Tools,
  about: { file: string; level: string; wanted: Wanted[] },
) {
  const { file, level, wanted } = about
  const isCopied = await mayCopy(step, tools, file)
  const hasPicture = !isCopied && wanted.some((one) => one.profile.picture)
  await runFfmpeg(tools.ffmpeg.ffmpeg, {
    file,
    container: step.facts.container as Container,
    filter: filterOf(step.facts, level, wanted.length, hasPicture),
    outputs: wanted.map((one, at) => toOutput(one, at, step, isCopied)),
    duration: step.analysis.decoded,
    progress: (done) => tools.progress(done * 0.95),
    signal: tools.signal,
  })
}

async function mayCopy(
  { facts }: StepOf<'encode'>,
  { ffmpeg, signal }: Tools,
  file: string,
): Promise<boolean> {
  if (!pictureFits(facts)) return false
  const about = { file, container: facts.container as Container, signal }
  return (await longestBetweenKeyframes(ffmpeg.ffprobe, about)) <= MOST_BETWEEN_KEYFRAMES
}

function filterOf(facts: Facts, level: string, sounds: number, hasPicture: boolean): string {
  const labels = Array.from({ length: sounds }, (_, at) => `[s${at}]`).join('')
  const sound = `${soundOf(facts)}${level},asplit=${sounds}${labels}`
  return hasPicture ? `${sound};[0:V:0]${fitInto({ width: 3840, height: 720 })}[p]` : sound
}

function toOutput(
  { profile, file }: Wanted,
  at: number,
  { facts }: StepOf<'encode'>,
  isCopied: boolean,
): Output {
  const sound = ['-map', `[s${at}]`, ...(profile.sound?.(facts) ?? []), '-fs', String(MOST_BYTES)]
  if (!profile.picture) return { file, options: sound }
  const picture = isCopied
    ? ['-map', '0:V:0', '-c:v', 'copy']
    : [
        ...['-map', '[p]', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p'],
        ...['-profile:v', 'high', '-g', '100', '-keyint_min', '25', '-maxrate', '2500k', '-bufsize', '5000k'],
        ...['-threads', '2', '-flags:v', '+bitexact'],
      ]
  // A picture waits for a sound that begins late.
  return {
    file,
    options: [...picture, ...sound, '-max_muxing_queue_size', '4096', '-movflags', '+faststart'],
  }
}

/** Success is the result's own length and streams, never the exit status alone. */
async function keep(
  { name, profile, file }: Wanted,
  level: string,
  step: StepOf<'encode'>,
  tools: Tools,
): Promise<Made> {
  const found = await probeMade(tools.ffmpeg.ffprobe, file, tools.signal)
  const { kinds, duration, bitrate, width, height } = found
  const { decoded } = step.analysis
  const isWhole = decoded - duration <= Math.max(1, decoded * 0.005)
  if (!isWhole || !kinds.includes('audio') || (profile.picture && !kinds.includes('video')))
    throw new PipelineError(
      { code: 'encode-failed', detail: `${name}: ${duration} s, ${kinds.join(' and ')}` },
      { retry: true },
    )
  const key = objectKey(step, name, profile.extension, [profile.recipe, level])
  const { hash, size } = await hashFile(file)
  await tools.storage.put(key, file)
  return { profile: name, key, type: profile.type, size, hash, duration, width, height, bitrate }
}
