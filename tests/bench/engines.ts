/** The two versions of whisper.cpp that the promises are about, each built once. */
import { PipelineError } from '../../media-pipeline/messages.ts'
import { buildSource, type Engine } from '../../media-pipeline/recogniser/engines/sources.ts'
import { CACHE } from './places.ts'

export type { Engine }

export const VERSIONS = ['1.5.0', '1.9.1'] as const
export type Version = (typeof VERSIONS)[number]

/** The engine, or why there is none on this machine. */
export async function findEngine(version: Version): Promise<Engine | { missing: string }> {
  try {
    const signal = new AbortController().signal
    return await buildSource(version, { cacheDir: CACHE, signal })
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error
    return { missing: `whisper.cpp ${version} was left out: ${error.reason.detail ?? error.reason.code}` }
  }
}

/** Any of them, the oldest first: it works the fastest, so that everything else weighs the most. */
export async function findAnyEngine(): Promise<Engine> {
  const missing: string[] = []
  for (const version of VERSIONS) {
    const engine = await findEngine(version)
    if (!('missing' in engine)) return engine
    missing.push(engine.missing)
  }
  throw new Error(missing.join('\n'))
}
