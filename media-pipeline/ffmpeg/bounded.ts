/** Runs ffmpeg and ffprobe within limits of the kernel, where util-linux offers them. */
import { type Run, type RunOptions, runProgram, tryProgram } from '../recogniser/run-program.ts'

/** No output may grow beyond it: 20 GiB. */
export const MOST_BYTES = 20 * 1024 ** 3
/** Address space, libraries included. `-max_alloc` bounds one block only. */
const MOST_MEMORY = 4 * 1024 ** 3

const LIMITS = [`--as=${MOST_MEMORY}`, `--fsize=${MOST_BYTES + 1024 ** 2}`, '--nofile=256', '--core=0']

let prefix: Promise<string[]> | undefined

/** Like `runProgram`, with bounds on memory, files and the size of outputs. */
export async function runBounded(
  program: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Run> {
  prefix ??= findPrefix()
  const [command, ...rest] = [...(await prefix), program, ...args]
  return runProgram(command!, rest, options)
}

async function findPrefix(): Promise<string[]> {
  const { problem } = await tryProgram('prlimit', [...LIMITS, 'true'], new AbortController().signal)
  return problem === null ? ['prlimit', ...LIMITS] : []
}
