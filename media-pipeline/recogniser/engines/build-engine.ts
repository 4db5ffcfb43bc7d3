/** Builds whisper.cpp from a source, once per machine, safely when two processes begin at the same time. */
import { createHash, randomUUID } from 'node:crypto'
import {
  access,
  chmod,
  constants,
  cp,
  link,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PipelineError } from '../../messages.ts'
import { runProgram, tryProgram } from '../run-program.ts'
import type { Source } from './sources.ts'

export interface BuildOptions {
  source: Source
  /** Absolute path of the source's folder; only read. */
  folder: string
  cacheDir: string
  signal: AbortSignal
}

const LIMIT = 30 * 60

/** Absolute path of the built program. Throws `PipelineError` `no-recogniser` with the compiler's last words. */
export async function buildEngine(options: BuildOptions): Promise<string> {
  const place = await engineFolder(options)
  await mkdir(path.dirname(place), { recursive: true })
  for (;;) {
    const program = await builtProgram(options)
    if (program) return program
    const unlock = await lock(`${place}.lock`)
    if (unlock) {
      try {
        if (!(await builtProgram(options))) await build(place, options)
      } finally {
        await unlock()
      }
    } else await sleep(500, undefined, { signal: options.signal })
  }
}

/** The program of an earlier build for this processor, or null. */
export async function builtProgram(options: { source: Source; cacheDir: string }): Promise<string | null> {
  const program = path.join(await engineFolder(options), path.basename(options.source.program))
  return access(program, constants.X_OK).then(
    () => program,
    () => null,
  )
}

/** Programs that a build needs and this machine has not. */
export async function missingTools({ tools }: Source, signal: AbortSignal): Promise<string[]> {
  const tries = await Promise.all(tools.map((name) => tryProgram(name, ['--version'], signal)))
  return tools.filter((_, index) => tries[index]!.problem !== null)
}

/** Built beside and renamed into place: whoever sees the folder sees a whole engine. */
async function build(place: string, { source, folder, signal }: BuildOptions) {
  const work = `${place}.building`
  const ready = `${place}.ready`
  try {
    await rm(work, { recursive: true, force: true })
    const filter = (file: string) => !source.unneeded.test(path.relative(folder, file))
    await cp(folder, work, { recursive: true, filter })
    for (const step of source.steps(Math.min(4, os.availableParallelism()))) {
      const run = await runProgram(step.program, step.args, { cwd: work, signal, limit: LIMIT })
      if (run.code !== 0) throw noRecogniser(`${step.program}: ${lastLines(run.stderr)}`)
    }
    const program = path.join(work, source.program)
    const { problem } = await tryProgram(program, ['--help'], signal)
    if (problem) throw noRecogniser(`the engine that was built does not run: ${problem}`)
    const kept = path.join(ready, path.basename(program))
    await rm(ready, { recursive: true, force: true })
    await mkdir(ready)
    await rename(program, kept)
    await chmod(kept, 0o755)
    await rename(ready, place)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

const lastLines = (text: string) => text.trim().split('\n').slice(-12).join('\n')

function noRecogniser(detail: string) {
  return new PipelineError({ code: 'no-recogniser', detail })
}

/** The binary belongs to the processor that built it: the build uses every instruction that it finds. */
async function engineFolder({ source, cacheDir }: { source: Source; cacheDir: string }): Promise<string> {
  const info = await readFile('/proc/cpuinfo', 'utf8').catch(() => '')
  const features = /^(?:flags|Features)\s*:.*$/m.exec(info)?.[0] ?? os.cpus()[0]?.model ?? ''
  const hash = createHash('sha256').update(`${os.platform()} ${features}`).digest('hex').slice(0, 12)
  return path.join(path.resolve(cacheDir), 'engines', `whisper-${source.version}-${os.arch()}-${hash}`)
}

const held = new Set<string>()

/** Takes a lock file, or null while a living process of this machine holds it. Returns what gives it back. */
async function lock(file: string): Promise<(() => Promise<void>) | null> {
  const own = `${file}.${process.pid}-${randomUUID()}`
  await writeFile(own, String(process.pid))
  try {
    // A link appears with its content or not at all.
    await link(own, file)
    held.add(file)
    return async () => {
      held.delete(file)
      await rm(file, { force: true })
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (await isAbandoned(file)) await rm(file, { force: true })
    return null
  } finally {
    await rm(own, { force: true })
  }
}

/** In a container a new process often has the number of the one that died: then the lock is ours only if we know of it. */
async function isAbandoned(file: string): Promise<boolean> {
  const holder = Number(await readFile(file, 'utf8').catch(() => process.pid))
  if (holder === process.pid) return !held.has(file)
  const since = await stat(file).catch(() => null)
  return !isAlive(holder) || (since !== null && Date.now() - since.mtimeMs > LIMIT * 1000)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
