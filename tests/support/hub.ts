/** A whole hub in a folder of its own: the built program, real files, real HTTP. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { engineCache } from './speech.ts'

const PROGRAM = path.resolve('build/server/commands.js')
export const SPEECH = path.resolve('tests/fixtures/speech')
export const MODEL = path.join(SPEECH, 'ggml-espeak-fr.bin')

export interface TestHub {
  url: string
  dataDir: string
  /** Starts the hub; resolves when it answers. */
  start(extra?: Record<string, string>): Promise<void>
  /** The one-time link that the hub printed when it started; null where somebody can sign in already. */
  firstLink(): string | null
  /** All that it printed since it started. */
  printed(): string
  /** SIGKILL, at once. */
  kill(): Promise<void>
  /** Resolves when the hub's process has ended by itself or by a kill. */
  ended(): Promise<void>
  isRunning(): boolean
  /** Runs a command on the same data folder. */
  run(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }>
  /** Runs a command that must succeed and prints JSON. */
  json<T = any>(...words: string[]): Promise<T>
  get(address: string, init?: RequestInit): Promise<Response>
  /** Stops everything and removes the folder. */
  close(): Promise<void>
}

interface Wanted {
  /** `null` leaves the hub without a speech model. */
  model?: string | null
  /** The demo publishes everything itself and keeps it in a folder within the data folder. */
  command?: 'start' | 'demo'
}

export async function makeHub({ model = MODEL, command = 'start' }: Wanted = {}): Promise<TestHub> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'causerie-'))
  const port = await freePort()
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    SITE_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    CACHE_DIR: engineCache,
    SITE_LOCALE: 'fr-CH',
    ...(model ? { WHISPER_MODEL: model } : {}),
  }
  let child: ChildProcess | null = null
  let printed = ''
  const url = `http://localhost:${port}`

  async function start(extra: Record<string, string> = {}) {
    const started = spawn(process.execPath, [PROGRAM, command], {
      env: { ...env, ...extra },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child = started
    started.once('exit', () => {
      if (child === started) child = null
    })
    printed = ''
    await new Promise<void>((resolve, reject) => {
      started.stdout!.on('data', (data) => {
        printed += String(data)
        if (printed.includes('answers at')) resolve()
      })
      started.once('exit', (code, signal) =>
        reject(new Error(`the hub ended (${signal ?? code}) before it answered`)),
      )
    })
  }

  function ended(): Promise<void> {
    const running = child
    return running ? new Promise((resolve) => running.once('exit', () => resolve())) : Promise.resolve()
  }

  async function kill() {
    const gone = ended()
    child?.kill('SIGKILL')
    await gone
  }

  const commands = command === 'demo' ? { ...env, DATA_DIR: path.join(dataDir, 'demo') } : env
  function run(...words: string[]) {
    return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        [PROGRAM, ...words],
        { env: commands, maxBuffer: 64e6 },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
      )
    })
  }

  async function json(...words: string[]) {
    const { code, stdout, stderr } = await run(...words, '--json')
    if (!stdout.trim()) throw new Error(`causerie ${words.join(' ')} printed nothing (${code}): ${stderr}`)
    return JSON.parse(stdout)
  }

  async function close() {
    const gone = ended()
    child?.kill('SIGTERM')
    await gone
    rmSync(dataDir, { recursive: true, force: true })
  }

  const get = (address: string, init?: RequestInit) =>
    fetch(address.startsWith('http') ? address : `${url}${address}`, { redirect: 'manual', ...init })

  const firstLink = () => /http\S+\/sign-in\/first\S+/.exec(printed)?.[0] ?? null

  return {
    url,
    dataDir,
    start,
    firstLink,
    printed: () => printed,
    kill,
    ended,
    isRunning: () => child !== null,
    run,
    json,
    get,
    close,
  }
}

/** The reference of a recording: its sentences with their times. */
export function reference(name: string): { start: number; end: number; text: string; speaker: string }[] {
  return JSON.parse(readFileSync(path.join(SPEECH, `${name}.json`), 'utf8'))
}

/** Waits until `look` answers something true; throws after `seconds`. */
export async function until<T>(look: () => Promise<T> | T, seconds = 120): Promise<T> {
  const end = Date.now() + seconds * 1_000
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > end) throw new Error(`still not so after ${seconds} s: ${look}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
