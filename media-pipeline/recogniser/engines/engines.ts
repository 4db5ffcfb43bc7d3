/**
 * Which recogniser this machine has: `WHISPER_PATH`, then `whisper-cli` on the PATH, then the newest that was built here, else
 * the first of the packages' sources that can be built.
 */
import path from 'node:path'
import { PipelineError } from '../../messages.ts'
import type { Recogniser } from '../recogniser.ts'
import { tryProgram } from '../run-program.ts'
import { whisperCli } from '../whisper-cli.ts'
import { builtProgram, missingTools } from './build-engine.ts'
import { buildSource, type Engine, engineOf, folderOf, SOURCES } from './sources.ts'

export interface EngineOptions {
  /** The setting `WHISPER_PATH`: a program, or null. */
  whisperPath: string | null
  /** Built engines are kept below it. */
  cacheDir: string
  signal?: AbortSignal
}

/**
 * What `doctor` says. `place` is where the engine comes from; `tried` is each place in order (a setting, the PATH, packages),
 * with what was wrong there.
 */
export interface EngineReport {
  place: 'WHISPER_PATH' | 'PATH' | 'built' | 'to-build' | 'none'
  name: string | null
  program: string | null
  version: string | null
  tried: { place: string; problem: string | null }[]
  /** Programs to install before an engine can be built: `make`, `g++`. */
  missing: string[]
}

const NOTHING = { name: null, program: null, version: null, missing: [] }

/** The first engine that runs, built where need be (a minute, once). Throws `PipelineError` `no-recogniser`. */
export async function openRecogniser(options: EngineOptions): Promise<Recogniser> {
  const report = await describeEngine(options)
  const { program, name, version } = report
  if (program && name) return whisperCli({ program, name, version })
  const source = SOURCES.find((one) => one.version === version)
  if (!source) throw new PipelineError({ code: 'no-recogniser', detail: whyNone(report) })
  return whisperCli(
    await buildSource(source.version, { cacheDir: options.cacheDir, signal: signalOf(options) }),
  )
}

/** Which engine would be used and why, without building anything. */
export async function describeEngine(options: EngineOptions): Promise<EngineReport> {
  const tried: EngineReport['tried'] = []
  return (
    (await findOwn(options, tried)) ?? (await findBuilt(options, tried)) ?? (await findSource(options, tried))
  )
}

async function findOwn(options: EngineOptions, tried: EngineReport['tried']): Promise<EngineReport | null> {
  const signal = signalOf(options)
  const { place, program } = ownProgram(options.whisperPath)
  const { output, problem } = await tryProgram(program, ['--help'], signal)
  const wrong = problem ?? (/-ojf\b/.test(output) ? null : 'it is not the command line of whisper.cpp')
  tried.push({ place, problem: wrong })
  if (!wrong) return { ...NOTHING, place, tried, ...(await nameOf(program, signal)) }
  // A setting that does not work is a mistake to correct, not to pass over.
  return place === 'WHISPER_PATH' ? { ...NOTHING, place: 'none', tried } : null
}

/** Of several the newest: it is only there because somebody asked for it. */
async function findBuilt({ cacheDir }: EngineOptions, tried: EngineReport['tried']) {
  for (const source of SOURCES.toReversed()) {
    const program = await builtProgram({ source, cacheDir })
    if (!program) continue
    tried.push({ place: source.package, problem: null })
    return { place: 'built' as const, ...engineOf(source, program), tried, missing: [] }
  }
  return null
}

async function findSource(options: EngineOptions, tried: EngineReport['tried']): Promise<EngineReport> {
  const missing: string[][] = []
  for (const source of SOURCES) {
    const lacks = await missingTools(source, signalOf(options))
    const isThere = folderOf(source) !== null
    if (isThere) missing.push(lacks)
    const needs = lacks.length > 0 ? `needs ${lacks.join(', ')}` : null
    const problem = isThere ? needs : 'the package is not installed'
    tried.push({ place: source.package, problem })
    if (!problem) return { ...NOTHING, place: 'to-build', version: source.version, tried }
  }
  return { ...NOTHING, place: 'none', tried, missing: missing[0] ?? [] }
}

function ownProgram(whisperPath: string | null) {
  return whisperPath
    ? { place: 'WHISPER_PATH' as const, program: path.resolve(whisperPath) }
    : { place: 'PATH' as const, program: 'whisper-cli' }
}

/** Newer engines say their version; older ones take the question for a mistake. */
async function nameOf(program: string, signal: AbortSignal): Promise<Engine> {
  const { output } = await tryProgram(program, ['--version'], signal)
  const version = /version:?\s+v?(\d+\.\d+\.\d+)/i.exec(output)?.[1] ?? null
  return { program, version, name: `whisper.cpp${version ? ` ${version}` : ''} (${program})` }
}

function whyNone({ tried }: EngineReport): string {
  return tried.map(({ place, problem }) => `${place}: ${problem}`).join('\n')
}

const signalOf = ({ signal }: EngineOptions) => signal ?? new AbortController().signal
