/** Which ffmpeg and ffprobe: a set path, then the PATH, then the one that npm brought. */
import { createRequire } from 'node:module'
import { PipelineError } from '../messages.ts'
import { runProgram, tryProgram } from '../recogniser/run-program.ts'

export interface FoundPrograms {
  ffmpeg: string
  ffprobe: string
  versions: { ffmpeg: string; ffprobe: string }
  /** Sentences for `doctor`. */
  warnings: string[]
}

/** Releases below it get no security fixes any more. */
const OLDEST_WELCOME = [5, 1] as const
const NEEDED = {
  '-encoders': ['libmp3lame', 'aac', 'libx264', 'mjpeg'],
  '-filters': ['ebur128', 'alimiter', 'silencedetect', 'asplit'],
}

const known = new Map<string, Promise<FoundPrograms>>()

/** Remembers its answer for a process. Throws `PipelineError` (`crashed`) with a sentence where there is none that serves. */
export function findPrograms(wish: {
  ffmpegPath: string | null
  ffprobePath: string | null
}): Promise<FoundPrograms> {
  const key = JSON.stringify(wish)
  const found = known.get(key) ?? find(wish)
  known.set(key, found)
  found.catch(() => known.delete(key))
  return found
}

async function find(wish: { ffmpegPath: string | null; ffprobePath: string | null }): Promise<FoundPrograms> {
  const ffmpeg = await findOne('ffmpeg', wish.ffmpegPath, 'FFMPEG_PATH')
  const ffprobe = await findOne('ffprobe', wish.ffprobePath, 'FFPROBE_PATH')
  await checkFeatures(ffmpeg.program)
  const warnings = isOld(ffmpeg.version)
    ? [
        `ffmpeg ${ffmpeg.version} is older than ${OLDEST_WELCOME.join('.')}: it gets no security fixes; install a newer one`,
      ]
    : []
  return {
    ffmpeg: ffmpeg.program,
    ffprobe: ffprobe.program,
    versions: { ffmpeg: ffmpeg.version, ffprobe: ffprobe.version },
    warnings,
  }
}

async function findOne(name: 'ffmpeg' | 'ffprobe', set: string | null, setting: string) {
  if (set) {
    const version = await versionOf(set)
    if (version) return { program: set, version }
    throw new PipelineError({ code: 'crashed', detail: `${setting} is ${set}, which does not run` })
  }
  for (const program of [name, installed(name)]) {
    const version = program && (await versionOf(program))
    if (version) return { program, version }
  }
  throw new PipelineError({ code: 'crashed', detail: `there is no ${name}: install it, or set ${setting}` })
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
function installed(name: 'ffmpeg' | 'ffprobe'): string | null {
  try {
    return (createRequire(import.meta.url)(`@${name}-installer/${name}`) as { path: string }).path
  } catch (cause) {
    console.error(
      `@${name}-installer has no ${name} for this machine: ${(cause as Error).message.split('\n')[0]}`,
    )
    return null
  }
}

async function checkFeatures(ffmpeg: string) {
  for (const [list, names] of Object.entries(NEEDED)) {
    let output = ''
    const keep = (line: string) => {
      output += `${line}\n`
    }
    await runProgram(ffmpeg, ['-hide_banner', list], {
      signal: new AbortController().signal,
      limit: 20,
      onOutput: keep,
    })
    const missing = names.filter((name) => !new RegExp(`\\s${name}\\s`).test(output))
    if (missing.length > 0)
      throw new PipelineError({
        code: 'crashed',
        detail: `${ffmpeg} was built without ${missing.join(', ')}`,
      })
  }
}

function isOld(version: string): boolean {
  const numbers = /^n?(\d+)\.(\d+)/.exec(version)
  if (!numbers) return version.startsWith('N-') && Number(/^N-(\d+)/.exec(version)?.[1]) < 105_000
  const [major, minor] = [Number(numbers[1]), Number(numbers[2])]
  return major < OLDEST_WELCOME[0] || (major === OLDEST_WELCOME[0] && minor < OLDEST_WELCOME[1])
}
