/** One ffmpeg makes every rendition: the sound levelled once, the picture copied where it fits. */
import path from 'node:path'
import { hashFile, probeMade } from '../describe-object.ts'
import type { Output } from '../ffmpeg/arguments.ts'
import { MOST_BYTES } from '../ffmpeg/bounded.ts'
import { boundsOf, fitInto } from '../ffmpeg/fit.ts'
import { longestBetweenKeyframes } from '../ffmpeg/keyframes.ts'
import { onceMore } from '../ffmpeg/once-more.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import { inOne, soundOf } from '../ffmpeg/safe.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import { type Facts, type Made, type OutcomeOf, PipelineError, type StepOf } from '../messages.ts'
import {
  MOST_BETWEEN_KEYFRAMES,
  objectKey,
  type Picture,
  PROFILES,
  type Profile,
  type ProfileName,
  pictureFits,
} from '../profiles.ts'
import { type Found, faultOf } from './check-made.ts'
import { findLevels, type Levels } from './level.ts'
import { makePoster } from './poster.ts'
import { noReadings, readLine } from './readings.ts'
import type { Tools } from './tools.ts'

export async function encode(step: StepOf<'encode'>, tools: Tools): Promise<OutcomeOf<'encode'>> {
  return tools.storage.withFile(step.source, async (file) => {
    const levels = await onceMore(() => findLevels(step, tools, file))
    const wanted = await chooseWanted(step, tools, file)
    const about = { file, levels, wanted }
    const { loudness, found } = await onceMore(() => makeAll(step, tools, about))
    const made: Made[] = []
    for (const [at, one] of wanted.entries()) made.push(await keep(one, found[at]!, levels, step, tools))
    const poster = step.facts.video ? await onceMore(() => makePoster(step, tools, file)) : null
    return { kind: 'encode', made: poster ? [...made, poster] : made, loudness }
  })
}

interface Wanted {
  name: string
  profile: Profile
  file: string
  /** Its picture is that of the source, bit for bit. */
  isCopied: boolean
}

/** The picture is copied into the largest one, if it fits. */
async function chooseWanted({ facts, profiles }: StepOf<'encode'>, tools: Tools, file: string) {
  const wanted = profiles.map((name): Wanted => {
    const profile: Profile = PROFILES[name as ProfileName]
    const target = path.join(tools.tmp, `${name}.${profile.extension}`)
    return { name, profile, file: target, isCopied: false }
  })
  const lines = (one: Wanted) => one.profile.picture?.lines ?? 0
  const [largest] = wanted.toSorted((a, b) => lines(b) - lines(a))
  if (largest?.profile.picture) largest.isCopied = await mayCopy(facts, largest.profile.picture, tools, file)
  return wanted
}

async function mayCopy(facts: Facts, picture: Picture, { ffmpeg, signal }: Tools, file: string) {
  if (!pictureFits(facts, picture)) return false
  const about = { file, container: facts.container as Container, signal }
  return (await longestBetweenKeyframes(ffmpeg.ffprobe, about)) <= MOST_BETWEEN_KEYFRAMES
}

interface About {
  file: string
  levels: Levels
  wanted: Wanted[]
}

/** Throws `encode-failed` where one of the files is not what was asked for. */
async function makeAll(step: StepOf<'encode'>, tools: Tools, { file, levels, wanted }: About) {
  const { facts, analysis } = step
  const { ffmpeg, signal } = tools
  const readings = noReadings()
  await runFfmpeg(
    ffmpeg.ffmpeg,
    {
      ...{ file, signal, hung: ffmpeg.hung, isProven: true, duration: analysis.decoded },
      container: facts.container as Container,
      filter: filterOf(facts, levels, wanted),
      outputs: [
        ...wanted.map((one, at) => toOutput(one, at, facts)),
        { file: '-', options: ['-map', '[measured]', '-f', 'null'] },
      ],
      progress: (done) => tools.progress(done * 0.95),
    },
    (line) => readLine(line, readings),
  )
  const found: Found[] = []
  for (const { name, profile, file: target, isCopied } of wanted) {
    const one = await probeMade(ffmpeg.ffprobe, target, signal)
    const fault = faultOf(one, profile, { decoded: analysis.decoded, facts, isCopied })
    if (fault)
      throw new PipelineError({ code: 'encode-failed', detail: `${name}: ${fault}` }, { retry: true })
    found.push(one)
  }
  return { found, loudness: readings.loudness > -69 ? readings.loudness : null }
}

/** Sounds are `[s0]`, `[s1]`…, pictures `[p0]`…, by the number of the output. */
function filterOf(facts: Facts, levels: Levels, wanted: Wanted[]): string {
  const numbers = wanted.map((_one, at) => at)
  const of = (level: Profile['level']) => numbers.filter((at) => wanted[at]!.profile.level === level)
  const drawn = numbers.filter((at) => wanted[at]!.profile.picture !== null && !wanted[at]!.isCopied)
  const labels = (letter: string, which: number[]) => which.map((at) => `[${letter}${at}]`).join('')
  return [
    `${soundOf(facts)}asplit=2[wide][mono]`,
    `[wide]${levels.wide},asplit=${of('wide').length + 1}${labels('l', of('wide'))}[level]`,
    '[level]ebur128=framelog=verbose[measured]',
    `[mono]${inOne(facts)}${levels.mono},asplit=${of('mono').length}${labels('l', of('mono'))}`,
    ...numbers.map((at) => `[l${at}]${givenBack(wanted[at]!.profile)}[s${at}]`),
    ...(drawn.length > 0 ? [`[0:V:0]split=${drawn.length}${labels('v', drawn)}`] : []),
    ...drawn.map((at) => `[v${at}]${fitInto(boundsOf(wanted[at]!.profile.picture!.lines))}[p${at}]`),
  ].join(';')
}

const givenBack = ({ takes }: Profile) => (takes > 0 ? `volume=${takes}dB` : 'anull')

function toOutput({ profile, file, isCopied }: Wanted, at: number, facts: Facts): Output {
  const sound = ['-map', `[s${at}]`, ...profile.sound(facts), '-fs', String(MOST_BYTES)]
  if (!profile.picture) return { file, options: sound }
  const picture = isCopied ? ['-map', '0:V:0', '-c:v', 'copy'] : pictureOptions(at, profile.picture)
  // A picture waits for a sound that begins late.
  return {
    file,
    options: [...picture, ...sound, '-max_muxing_queue_size', '4096', '-movflags', '+faststart'],
  }
}

const pictureOptions = (at: number, { most }: Picture) => [
  ...['-map', `[p${at}]`, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p'],
  ...['-profile:v', 'high', '-g', '100', '-keyint_min', '25'],
  ...['-maxrate', `${most}k`, '-bufsize', `${most * 2}k`, '-threads', '2', '-flags:v', '+bitexact'],
]

async function keep(
  { name, profile, file }: Wanted,
  { duration, bitrate, width, height }: Found,
  levels: Levels,
  step: StepOf<'encode'>,
  tools: Tools,
): Promise<Made> {
  const key = objectKey(step, name, profile.extension, [profile.recipe, levels[profile.level]])
  const { hash, size } = await hashFile(file)
  await tools.storage.put(key, file)
  return { profile: name, key, type: profile.type, size, hash, duration, width, height, bitrate }
}
