/** One ffmpeg makes every rendition: the sound levelled once, the picture copied where it fits. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { hashFile, probeMade } from '../describe-object.ts'
import type { Output } from '../ffmpeg/arguments.ts'
import { MOST_BYTES, runFfmpeg } from '../ffmpeg/run.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import { type Made, type OutcomeOf, PipelineError, type StepOf } from '../messages.ts'
import { objectKey, PROFILES, type Profile, type ProfileName, pictureFits } from '../profiles.ts'
import type { Tools } from './tools.ts'

/** LUFS that podcast apps and directories ask for. */
const LOUDNESS = -16
const MOST_GAIN = 20

export async function encode(step: StepOf<'encode'>, tools: Tools): Promise<OutcomeOf<'encode'>> {
  const wanted = step.profiles.map((name) => toWanted(name, step, tools))
  await tools.storage.withFile(step.source, async (file) => {
    await makeAll(step, tools, file, wanted)
    if (step.facts.video) await makePoster(step, tools, file)
  })
  const made: Made[] = []
  for (const one of wanted) made.push(await keep(one, step, tools))
  if (step.facts.video) made.push(await keepPoster(step, tools))
  return { kind: 'encode', made }
}

interface Wanted {
  name: string
  profile: Profile
  file: string
}

function toWanted(name: string, _step: StepOf<'encode'>, { tmp }: Tools): Wanted {
  const profile: Profile = PROFILES[name as ProfileName]
  return { name, profile, file: path.join(tmp, `${name}.${profile.extension}`) }
}

async function makeAll(step: StepOf<'encode'>, tools: Tools, file: string, wanted: Wanted[]) {
  await mkdir(tools.tmp, { recursive: true })
  const copied = pictureFits(step.facts)
  const pictures = copied ? [] : wanted.filter((one) => one.profile.picture)
  await runFfmpeg(tools.ffmpeg.ffmpeg, {
    file,
    container: step.facts.container as Container,
    filter: filterOf(step, wanted, pictures),
    outputs: wanted.map((one, at) => toOutput(one, at, step, copied)),
    duration: step.analysis.decoded,
    progress: (done) => tools.progress(done * 0.95),
    signal: tools.signal,
  })
}

/** Gain and limiter reach what two passes of loudnorm reach, for a tenth of their work (measured). */
function filterOf({ analysis }: StepOf<'encode'>, wanted: Wanted[], pictures: Wanted[]): string {
  const isQuiet = analysis.loudness <= -69
  const gain = isQuiet ? 0 : Math.min(MOST_GAIN, Math.max(-MOST_GAIN, LOUDNESS - analysis.loudness))
  const isRight = Math.abs(gain) < 0.5 && analysis.peak < -1
  const level = isRight || isQuiet ? 'anull' : `volume=${gain.toFixed(2)}dB,alimiter=limit=0.79:level=false`
  const labels = wanted.map((_one, at) => `[s${at}]`).join('')
  const sound = `[0:a:0]${level},asplit=${wanted.length}${labels}`
  if (pictures.length === 0) return sound
  // Even sizes, at most 720 lines, and square pixels.
  return `${sound};[0:v:0]scale=w='trunc(iw*sar*min(1,720/ih)/2)*2':h='trunc(min(720,ih)/2)*2',setsar=1[p]`
}

function toOutput(
  { profile, file }: Wanted,
  at: number,
  { facts }: StepOf<'encode'>,
  copied: boolean,
): Output {
  const sound = ['-map', `[s${at}]`, ...(profile.sound?.(facts) ?? []), '-fs', MOST_BYTES]
  if (!profile.picture) return { file, options: sound }
  const picture = copied
    ? ['-map', '0:v:0', '-c:v', 'copy']
    : [
        ...['-map', '[p]', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p'],
        ...['-profile:v', 'high', '-g', '100', '-keyint_min', '25', '-maxrate', '2500k', '-bufsize', '5000k'],
        ...['-threads', '2', '-flags:v', '+bitexact'],
      ]
  return { file, options: [...picture, ...sound, '-movflags', '+faststart'] }
}

/** Success is the result's own length and streams, never the exit status alone. */
async function keep({ name, profile, file }: Wanted, step: StepOf<'encode'>, tools: Tools): Promise<Made> {
  const { kinds, duration, bitrate, width, height } = await probeMade(
    tools.ffmpeg.ffprobe,
    file,
    tools.signal,
  )
  const missing = step.analysis.decoded - duration
  const isWhole = missing <= Math.max(1, step.analysis.decoded * 0.005)
  if (!isWhole || !kinds.includes('audio') || (profile.picture && !kinds.includes('video')))
    throw new PipelineError(
      { code: 'encode-failed', detail: `${name}: ${duration} s, ${kinds.join(' and ')}` },
      { retry: true },
    )
  const key = objectKey(step, name, profile.extension, [profile.recipe, step.analysis.loudness])
  const { hash, size } = await hashFile(file)
  await tools.storage.put(key, file)
  return { profile: name, key, type: profile.type, size, hash, duration, width, height, bitrate }
}

const posterFile = ({ tmp }: Tools) => path.join(tmp, 'poster.jpg')

/** A telling frame of the first minute. */
async function makePoster(step: StepOf<'encode'>, tools: Tools, file: string) {
  const poster = posterFile(tools)
  await runFfmpeg(tools.ffmpeg.ffmpeg, {
    file,
    container: step.facts.container as Container,
    outputs: [
      {
        file: poster,
        options: [
          ...[
            '-map',
            '0:v:0',
            '-t',
            '60',
            '-vf',
            "thumbnail=100,scale=w='trunc(min(1280,iw*sar)/2)*2':h=-2,setsar=1",
          ],
          ...['-frames:v', '1', '-q:v', '4', '-map_metadata', '-1', '-fflags', '+bitexact'],
        ],
      },
    ],
    duration: 0,
    progress: () => {},
    signal: tools.signal,
  })
}

async function keepPoster(step: StepOf<'encode'>, tools: Tools): Promise<Made> {
  const file = posterFile(tools)
  const { width, height } = await probeMade(tools.ffmpeg.ffprobe, file, tools.signal)
  const { hash, size } = await hashFile(file)
  const key = objectKey(step, 'poster', 'jpg', 1)
  await tools.storage.put(key, file)
  return {
    profile: 'poster',
    key,
    type: 'image/jpeg',
    size,
    hash,
    duration: null,
    width,
    height,
    bitrate: null,
  }
}
