/** Which ffmpeg and ffprobe: a set path, then the PATH, then the one that npm brought. */
import { createRequire } from 'node:module'
import { PipelineError } from '../messages.ts'
import { runProgram, tryProgram } from '../recogniser/run-program.ts'

/** Where a program was found: a setting, the PATH, or an npm package. */
export type From = 'setting' | 'path' | 'package'

export interface FoundPrograms {
  ffmpeg: string
  ffprobe: string
  versions: { ffmpeg: string; ffprobe: string }
  from: { ffmpeg: From; ffprobe: From }
  /** Sentences for `doctor`. */
  warnings: string[]
}

type Name = 'ffmpeg' | 'ffprobe'
type Found = { program: string; from: From; version: string }

/** Releases below it get no security fixes any more. */
const OLDEST_WELCOME = [5, 1] as const
/** Features are asked for, not versions: distributions build without some of them. */
const NEEDED: Record<Name, Record<string, string[]>> = {
  ffmpeg: {
    '-encoders': ['libmp3lame', 'libopus', 'aac', 'libx264', 'mjpeg'],
    '-filters': ['ebur128', 'alimiter', 'asplit', 'pan'],
  },
  ffprobe: {},
}

const known = new Map<string, Promise<FoundPrograms>>()

/** Remembers its answer for a process. Throws `PipelineError` (`crashed`) with a sentence where there is none that serves. */
export function findPrograms(wish: {
  ffmpegPath: string | null
  ffprobePath: string | null
}): Promise<FoundPrograms> {
  const key = JSON.stringify([wish.ffmpegPath, wish.ffprobePath])
  const found = known.get(key) ?? find(wish)
  known.set(key, found)
  found.catch(() => known.delete(key))
  return found
}

async function find(wish: { ffmpegPath: string | null; ffprobePath: string | null }): Promise<FoundPrograms> {
  const ffmpeg = await findOne('ffmpeg', wish.ffmpegPath, 'FFMPEG_PATH')
  const ffprobe = await findOne('ffprobe', wish.ffprobePath, 'FFPROBE_PATH')
  return {
    ffmpeg: ffmpeg.program,
    ffprobe: ffprobe.program,
    versions: { ffmpeg: ffmpeg.version, ffprobe: ffprobe.version },
    from: { ffmpeg: ffmpeg.from, ffprobe: ffprobe.from },
    warnings: [...warningsOf('ffmpeg', ffmpeg.version), ...warningsOf('ffprobe', ffprobe.version)],
  }
}

/** The first that runs and has what we need; a set path is taken or refused, never passed over. */
async function findOne(name: Name, set: string | null, setting: string): Promise<Found> {
  const tried: string[] = []
  for (const [from, locate] of placesOf(name, set)) {
    const program = locate()
    if (!program) continue
    const version = await versionOf(program)
    const missing = version === null ? [] : await missingIn(program, NEEDED[name])
    if (version !== null && missing.length === 0) return { program, from, version }
    tried.push(
      version === null ? `${program} does not run` : `${program} was built without ${missing.join(', ')}`,
    )
  }
  const detail = set
    ? `${setting}: ${tried.join('; ')}`
    : `${tried.join('; ')}: install ${name}, or set ${setting}`
  throw new PipelineError({ code: 'crashed', detail })
}

function placesOf(name: Name, set: string | null): [From, () => string | null][] {
  if (set) return [['setting', () => set]]
  return [
    ['path', () => name],
    ['package', () => installed(name)],
  ]
}

async function versionOf(program: string): Promise<string | null> {
  const { output, problem } = await tryProgram(
    program,
    ['-hide_banner', '-version'],
    new AbortController().signal,
  )
  return problem === null ? (/version (\S+)/.exec(output)?.[1] ?? 'unknown') : null
}

/** The packages throw where they have no binary for this platform; then there is none. */
function installed(name: Name): string | null {
  try {
    return (createRequire(import.meta.url)(`@${name}-installer/${name}`) as { path: string }).path
  } catch (cause) {
    console.error(
      `@${name}-installer has no ${name} for this machine: ${(cause as Error).message.split('\n')[0]}`,
    )
    return null
  }
}

async function missingIn(program: string, needed: Record<string, string[]>): Promise<string[]> {
  const missing: string[] = []
  for (const [list, names] of Object.entries(needed)) {
    const lines: string[] = []
    const options = {
      signal: new AbortController().signal,
      limit: 20,
      onOutput: (line: string) => lines.push(line),
    }
    await runProgram(program, ['-hide_banner', list], options)
    // ` A....D libmp3lame  words`: flags, then the name.
    const there = new Set(lines.map((line) => line.trim().split(/\s+/)[1]))
    missing.push(...names.filter((name) => !there.has(name)))
  }
  return missing
}

function warningsOf(name: Name, version: string): string[] {
  if (!isOld(version)) return []
  return [
    `${name} ${version} is older than ${OLDEST_WELCOME.join('.')}: it gets no security fixes; install a newer one`,
  ]
}

/** Versions are `5.1.9-0+deb12u1`, `n6.0`, or `N-47683-g…` for a snapshot (5.1 is near 107 000). */
function isOld(version: string): boolean {
  const numbers = /^n?(\d+)\.(\d+)/.exec(version)
  if (!numbers) return Number(/^N-(\d+)/.exec(version)?.[1] ?? Number.POSITIVE_INFINITY) < 105_000
  const [major, minor] = [Number(numbers[1]), Number(numbers[2])]
  return major < OLDEST_WELCOME[0] || (major === OLDEST_WELCOME[0] && minor < OLDEST_WELCOME[1])
}
