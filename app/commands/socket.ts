/** How a command speaks to a running hub: a local socket, whose short path is written in the data folder. */
import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { Hub } from '../server/hub.ts'
import { TASKS, type TaskName } from './tasks.ts'

/** One line of an answer. */
export type Line =
  | { say: 'progress'; value: unknown }
  | { say: 'result'; value: unknown }
  | { say: 'error'; message: string }

/** Answers commands until closed. Only the owner of the data folder can reach it. */
export async function serveCommands(hub: Hub) {
  const address = socketPath(hub.config.dataDir)
  const folder = path.dirname(address)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Anyone may have made it first, in a folder of everybody: commands carry passwords.
  const { uid, mode } = lstatSync(folder)
  if (process.getuid && (uid !== process.getuid() || (mode & 0o077) !== 0))
    throw new Error(`${folder} is open to other users of this machine. Remove it, then start again.`)
  rmSync(address, { force: true })
  const server = http.createServer((request, response) => void answer(hub, request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, resolve)
  })
  writeFileSync(noteOf(hub.config.dataDir), address, { mode: 0o600 })
  return {
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      rmSync(noteOf(hub.config.dataDir), { force: true })
    },
  }
}

/** Runs a task in the running hub; null where none runs. Rejects with the hub's sentence. */
export async function askHub(
  dataDir: string,
  name: TaskName,
  input: unknown,
  tell: (value: unknown) => void,
): Promise<{ value: unknown } | null> {
  const socket = readNote(dataDir)
  const response = socket && (await post(socket, name, input))
  if (!response) return null
  for await (const raw of createInterface({ input: response })) {
    const line = JSON.parse(raw) as Line
    if (line.say === 'progress') tell(line.value)
    else if (line.say === 'result') return { value: line.value }
    else throw new Error(line.message)
  }
  throw new Error('The hub stopped before it answered. What it had accepted is kept; start it again.')
}

async function answer(hub: Hub, request: http.IncomingMessage, response: http.ServerResponse) {
  const left = new AbortController()
  response.on('close', () => left.abort())
  const write = (line: Line) => void response.write(`${JSON.stringify(line)}\n`)
  try {
    const name = decodeURIComponent(request.url!.slice(1))
    if (!Object.hasOwn(TASKS, name)) throw new Error(`This hub does not know the command ${name}.`)
    const input = JSON.parse(await text(request))
    const task = TASKS[name as TaskName] as (typeof TASKS)['look']
    write({
      say: 'result',
      value: await task(hub, input, (value) => write({ say: 'progress', value }), left.signal),
    })
  } catch (error) {
    if (!left.signal.aborted) write({ say: 'error', message: (error as Error).message })
  }
  response.end()
}

function post(socketPath: string, name: string, input: unknown): Promise<http.IncomingMessage | null> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { socketPath, path: `/${encodeURIComponent(name)}`, method: 'POST' },
      resolve,
    )
    request.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? resolve(null) : reject(error),
    )
    request.end(JSON.stringify(input))
  })
}

/** A socket's path has at most 107 bytes, so it cannot lie in any data folder whatever. */
function socketPath(dataDir: string) {
  const short = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  return path.join(os.tmpdir(), `causerie-${os.userInfo().uid}`, `${short}.sock`)
}

const noteOf = (dataDir: string) => path.join(dataDir, 'socket')

function readNote(dataDir: string): string | null {
  try {
    return readFileSync(noteOf(dataDir), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
