/** The built hub with a catalogue of its own, and nginx with files of the same bytes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { openCatalogue } from '../../db/open.ts'
import { assets } from '../../db/schema.ts'
import { makeCatalogue, SLUG } from './feeds-catalogue.ts'
import { measure } from './measure.ts'
import { workFolder } from './places.ts'
import type { Load } from './wrk.ts'

export type Case = 'feed 304' | 'feed gzip' | 'page' | 'range 64 KB' | 'whole 100 MB'
type Side = 'ours' | 'nginx'

export interface Servers {
  cases: Record<Case, Record<Side, Load>>
  /** Of the processes that answer. */
  pids: Record<Side, number>
  cores: number
  close(): Promise<void>
}

/** Their feed is one of a megabyte and a half. */
const EPISODES = 150
const FILE = 100 * 1024 ** 2
const RANGE = 64 * 1024
const FEED = `/feeds/${SLUG}.xml`
const PAGE = `/shows/${SLUG}/causerie-1`
const FILM = 'mp0000000001'
const GZIP = { 'accept-encoding': 'gzip' }

export async function openServers(say: (text: string) => void): Promise<Servers> {
  const folder = path.join(workFolder('feeds'), 'delivery')
  makeCatalogue(path.join(folder, 'data'), EPISODES)
  const film = addFile(path.join(folder, 'data'))
  say('feeds, the hub is built where it is not…')
  await measure([process.execPath, 'app/commands/causerie.mjs', '--help'])
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const end of closers.splice(0)) await end()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const [port, nginxPort] = [await freePort(), await freePort()]
    const hub = startHub(path.join(folder, 'data'), port)
    closers.push(() => end(hub))
    const ours = `http://127.0.0.1:${port}`
    await answering(`${ours}${FEED}`)
    const media = (await ask(`${ours}/enclosures/re0000000001/mp3.mp3`)).headers.get('location')!
    const root = path.join(folder, 'www')
    await writeFiles(ours, root, film)
    const nginx = startNginx(folder, root, nginxPort)
    closers.push(() => end(nginx))
    const theirs = `http://127.0.0.1:${nginxPort}`
    await answering(`${theirs}/feed.xml`)
    return {
      cases: await casesOf({ ours, media, nginx: theirs, folder }),
      pids: { ours: hub.pid!, nginx: workerOf(nginx.pid!) },
      cores: os.availableParallelism(),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Gives the first rendition bytes; their path. */
function addFile(dataDir: string): string {
  const { db, close } = openCatalogue(path.join(dataDir, 'catalogue.sqlite'), path.resolve('db/migrations'))
  const { key } = db.select().from(assets).where(eq(assets.publicId, FILM)).get()!
  const file = path.join(dataDir, 'media', key)
  mkdirSync(path.dirname(file), { recursive: true })
  const hash = createHash('sha256')
  const handle = openSync(file, 'w')
  for (let at = 0; at < FILE; at += 1024 ** 2) {
    const piece = Buffer.alloc(1024 ** 2, `${at} `)
    hash.update(piece)
    writeSync(handle, piece)
  }
  closeSync(handle)
  db.update(assets)
    .set({ size: FILE, hash: hash.digest('hex') })
    .where(eq(assets.publicId, FILM))
    .run()
  close()
  return file
}

function startHub(dataDir: string, port: number): ChildProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    SITE_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
  }
  return spawn(process.execPath, ['build/server/commands.js', 'start'], { env, stdio: 'ignore' })
}

async function writeFiles(ours: string, root: string, film: string) {
  mkdirSync(root, { recursive: true })
  const plain = Buffer.from(
    await (await ask(`${ours}${FEED}`, { 'accept-encoding': 'identity' })).arrayBuffer(),
  )
  writeFileSync(path.join(root, 'feed.xml'), plain)
  writeFileSync(path.join(root, 'feed.xml.gz'), await rawBytes(`${ours}${FEED}`))
  writeFileSync(
    path.join(root, 'page.html'),
    Buffer.from(await (await ask(`${ours}${PAGE}`, { 'accept-encoding': 'identity' })).arrayBuffer()),
  )
  writeFileSync(path.join(root, 'film.mp3'), readFileSync(film))
}

/** As it comes: `fetch` would unpack it. */
function rawBytes(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: GZIP }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.once('end', () => resolve(Buffer.concat(chunks)))
      })
      .once('error', reject)
  })
}

/** By its own defaults, with `sendfile` for what is large. */
function startNginx(folder: string, root: string, port: number): ChildProcess {
  const own = path.join(folder, 'nginx')
  mkdirSync(own, { recursive: true })
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${own}/${name};`,
  )
  const conf = path.join(own, 'nginx.conf')
  writeFileSync(
    conf,
    `worker_processes 1; daemon off; pid ${own}/pid; error_log ${own}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 512; }
http {
  access_log off; keepalive_requests 100000000; ${temporary.join(' ')}
  types { application/rss+xml xml; text/html html; audio/mpeg mp3; }
  server {
    listen 127.0.0.1:${port}; root ${root}; gzip_static on;
    location = /film.mp3 { sendfile on; tcp_nopush on; }
  }
}
`,
  )
  return spawn('nginx', ['-e', `${own}/error.log`, '-c', conf], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** nginx answers in a child of the process that was started. */
const workerOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])

async function casesOf({
  ours,
  media,
  nginx,
  folder,
}: {
  ours: string
  media: string
  nginx: string
  folder: string
}): Promise<Servers['cases']> {
  const urls = {
    feed: { ours: `${ours}${FEED}`, nginx: `${nginx}/feed.xml` },
    page: { ours: `${ours}${PAGE}`, nginx: `${nginx}/page.html` },
    film: { ours: `${ours}${media}`, nginx: `${nginx}/film.mp3` },
  }
  const tag = async (side: Side) => (await ask(urls.feed[side], GZIP)).headers.get('etag')!
  const both = async (make: (side: Side) => Load | Promise<Load>) => ({
    ours: await make('ours'),
    nginx: await make('nginx'),
  })
  const common = { connections: 32, script: null }
  const script = path.join(folder, 'ranges.lua')
  writeFileSync(script, RANGES)
  return {
    'feed 304': await both(async (side) => ({
      ...common,
      url: urls.feed[side],
      headers: { ...GZIP, 'if-none-match': await tag(side) },
    })),
    'feed gzip': await both((side) => ({ ...common, url: urls.feed[side], headers: GZIP })),
    page: await both((side) => ({ ...common, url: urls.page[side], headers: {} })),
    'range 64 KB': await both((side) => ({ ...common, url: urls.film[side], headers: {}, script })),
    'whole 100 MB': await both((side) => ({ ...common, url: urls.film[side], headers: {}, connections: 4 })),
  }
}

/** Anywhere in the file, the same places for both. */
const RANGES = `math.randomseed(1)
request = function()
  local at = math.random(0, ${FILE / RANGE - 1}) * ${RANGE}
  return wrk.format(nil, nil, { ["range"] = "bytes=" .. at .. "-" .. at + ${RANGE - 1} })
end
`

const ask = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers, redirect: 'manual' })

async function answering(url: string) {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await ask(url).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.status === 200) return
    await sleep(200)
  }
  throw new Error(`${url} does not answer`)
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
