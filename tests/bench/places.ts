/** Where the benchmarks find and leave things. They run in the project's folder. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'

const root = process.cwd()

export const SPEECH = path.join(root, 'tests/fixtures/speech')
export const MODEL = path.join(SPEECH, 'ggml-espeak-fr.bin')
/** Engines stay here from run to run, the tests' too. */
export const CACHE = path.join(root, 'node_modules/.cache/causerie')
/** Our sides, built by `run.mjs`. */
export const BUILT = path.join(CACHE, 'bench')
export const OURS = path.join(BUILT, 'ours.mjs')

/** A folder that stays from run to run. */
export function workFolder(name: string): string {
  const folder = path.join(CACHE, 'bench-work', name)
  mkdirSync(folder, { recursive: true })
  return folder
}
