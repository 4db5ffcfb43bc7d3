/** Runs one program of the recogniser: never through a shell, at low priority, gone when we are gone. */
import { type ChildProcess, spawn } from 'node:child_process'

export interface Run {
  /** Exit code, or null where a signal ended it. */
  code: number | null
  killedBy: NodeJS.Signals | null
  timedOut: boolean
  /** The last lines of each stream. */
  stdout: string
  stderr: string
}

export interface RunOptions {
  signal: AbortSignal
  /** Seconds of the wall clock. */
  limit: number
  cwd?: string
  /** Each line of stderr as it comes. */
  onLine?: (line: string) => void
  /** Each line of stdout as it comes. */
  onOutput?: (line: string) => void
  /** Seconds without a word on stdout after which it counts as hung. */
  silence?: number
}

const NOT_STARTED: Record<string, string> = { ENOENT: 'it was not found', EACCES: 'it may not be run' }

const KEPT = 16_000
const KILL_AFTER = 2_000

/**
 * Settles when the program is gone. An abort ends it (SIGTERM, then SIGKILL) and rejects with the signal's reason.
 * Everything else, an exit code of 127 for a program that does not exist too, is for the caller to judge.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Run> {
  const [command, ...rest] = [...(await wrapping()), program, ...args]
  return run(command!, rest, options)
}

/** Runs a program as it is, to see whether it exists and runs; `problem` is null where it exits with 0. */
export async function tryProgram(program: string, args: readonly string[], signal: AbortSignal) {
  try {
    const done = await run(program, args, { signal, limit: 20 })
    const output = done.stdout + done.stderr
    if (done.timedOut) return { output, problem: 'it does not answer' }
    if (done.killedBy) return { output, problem: `it was ended by ${done.killedBy}` }
    return { output, problem: done.code === 0 ? null : `it exits with ${done.code}` }
  } catch (error) {
    signal.throwIfAborted()
    return {
      output: '',
      problem: NOT_STARTED[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message,
    }
  }
}

async function run(command: string, args: readonly string[], options: RunOptions): Promise<Run> {
  options.signal.throwIfAborted()
  const child = spawn(command, args, { cwd: options.cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let timedOut = false
  const end = () => endGroup(child)
  const timer = setTimeout(() => {
    timedOut = true
    end()
  }, options.limit * 1000)
  const isHung = () => {
    timedOut = true
    end()
  }
  const hung = options.silence ? setTimeout(isHung, options.silence * 1000) : undefined
  const onOutput = (line: string) => {
    if (hung) hung.refresh()
    options.onOutput?.(line)
  }
  options.signal.addEventListener('abort', end, { once: true })
  try {
    const stdout = keepTail(child.stdout, onOutput)
    const stderr = keepTail(child.stderr, options.onLine)
    const { code, killedBy } = await closing(child)
    options.signal.throwIfAborted()
    return { code, killedBy, timedOut, stdout: stdout(), stderr: stderr() }
  } finally {
    clearTimeout(timer)
    clearTimeout(hung)
    options.signal.removeEventListener('abort', end)
  }
}

let wrapper: Promise<string[]> | undefined

/**
 * `setpriv` makes the kernel end the child when we die, by `kill -9` too; `nice` leaves the machine to readers;
 * OpenMP's waiting threads must not spin: on a busy machine that costs minutes.
 */
function wrapping(): Promise<string[]> {
  wrapper ??= findWrapping()
  return wrapper
}

async function findWrapping(): Promise<string[]> {
  const { signal } = new AbortController()
  const setpriv = ['setpriv', '--pdeathsig', 'KILL']
  const nice = ['nice', '-n', '10']
  const works = async (chain: string[]) =>
    (await tryProgram(chain[0]!, [...chain.slice(1), 'true'], signal)).problem === null
  return [
    ...((await works(setpriv)) ? setpriv : []),
    ...((await works(nice)) ? nice : []),
    'env',
    'OMP_WAIT_POLICY=passive',
  ]
}

function closing(child: ChildProcess) {
  return new Promise<{ code: number | null; killedBy: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, killedBy) => resolve({ code, killedBy }))
  })
}

/** Ends the child and what it started: it leads a process group of its own. */
function endGroup(child: ChildProcess) {
  send(child, 'SIGTERM')
  setTimeout(() => send(child, 'SIGKILL'), KILL_AFTER).unref()
}

function send(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // Already gone: that is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function keepTail(stream: NodeJS.ReadableStream, onLine?: (line: string) => void): () => string {
  let tail = ''
  let line = ''
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    tail = (tail + text).slice(-KEPT)
    const lines = (line + text).split('\n')
    line = lines.pop()!.slice(-KEPT)
    for (const one of lines) onLine?.(one)
  })
  return () => tail
}
