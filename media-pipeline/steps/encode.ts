/** One ffmpeg makes every rendition: the sound levelled once, the picture copied where it fits. */
import path from 'node:path'
import { hashFile, probeMade } from '../describe-object.ts'
import type { Output } from '../ffmpeg/arguments.ts'
import { MOST_BYTES } from '../ffmpeg/bounded.ts'
import { longestBetweenKeyframes } from '../ffmpeg/keyframes.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import { soundOf } from '../ffmpeg/safe.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import { type Analysis, type Made, type OutcomeOf, PipelineError, type StepOf } from '../messages.ts'
import {
  MOST_BETWEEN_KEYFRAMES,
  objectKey,
  PROFILES,
  type Profile,
  type ProfileName,
  pictureFits,
} from '../profiles.ts'
import { fitInto, keepPoster, makePoster } from './poster.ts'
import type { Tools } from './tools.ts'

/** LUFS that podcast apps and directories ask for. */
const LOUDNESS = -16
const MOST_GAIN = 20

export async function encode(step: StepOf<'encode'>, tools: Tools): Promise<OutcomeOf<'encode'>> {
  const wanted = step.profiles.map((name) => toWanted(name, tools))
  const poster = step.facts.video ? path.join(tools.tmp, 'poster.jpg') : null
  await tools.storage.withFile(step.source, async (file) => {
    await makeAll(step, tools, file, wanted)
    if (poster) await makePoster(step, tools, file, poster)
  })
  const made: Made[] = []
  for (const one of wanted) made.push(await keep(one, step, tools))
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

async function makeAll(step: StepOf<'encode'>, tools: Tools, file: string, wanted: Wanted[]) {
  const isCopied = await mayCopy(step, tools, file)
  const hasPicture = !isCopied && wanted.some((one) => one.profile.picture)
  await runFfmpeg(tools.ffmpeg.ffmpeg, {
    file,
    container: step.facts.container as Container,
    filter: filterOf(step, wanted.length, hasPicture),
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

function filterOf({ facts, analysis }: StepOf<'encode'>, sounds: number, hasPicture: boolean): string {
  const labels = Array.from({ length: sounds }, (_, at) => `[s${at}]`).join('')
  const sound = `${soundOf(facts)}${levelFilter(analysis)},asplit=${sounds}${labels}`
  return hasPicture ? `${sound};[0:V:0]${fitInto({ width: 3840, height: 720 })}[p]` : sound
}

/**
 * Gain and limiter reach what two passes of loudnorm reach, for a tenth of their work (measured). Silence is left
 * alone, and what is right already.
 */
export function levelFilter({ loudness, peak }: Pick<Analysis, 'loudness' | 'peak'>): string {
  if (loudness <= -69) return 'anull'
  const gain = Math.min(MOST_GAIN, Math.max(-MOST_GAIN, LOUDNESS - loudness))
  if (Math.abs(gain) < 0.5 && peak < -1) return 'anull'
  return `volume=${gain.toFixed(2)}dB,alimiter=limit=0.79:level=false`
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
async function keep({ name, profile, file }: Wanted, step: StepOf<'encode'>, tools: Tools): Promise<Made> {
  const found = await probeMade(tools.ffmpeg.ffprobe, file, tools.signal)
  const { kinds, duration, bitrate, width, height } = found
  const { loudness, peak, decoded } = step.analysis
  const isWhole = decoded - duration <= Math.max(1, decoded * 0.005)
  if (!isWhole || !kinds.includes('audio') || (profile.picture && !kinds.includes('video')))
    throw new PipelineError(
      { code: 'encode-failed', detail: `${name}: ${duration} s, ${kinds.join(' and ')}` },
      { retry: true },
    )
  const key = objectKey(step, name, profile.extension, [profile.recipe, levelFilter({ loudness, peak })])
  const { hash, size } = await hashFile(file)
  await tools.storage.put(key, file)
  return { profile: name, key, type: profile.type, size, hash, duration, width, height, bitrate }
}
