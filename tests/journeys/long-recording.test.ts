/** Three quarters of an hour of speech go the whole way, through twenty sudden deaths, in memory that does not grow with them. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeEngine, openRecogniser } from '../../media-pipeline/recogniser/engines/engines.ts'
import { makeHub, type TestHub, until } from '../support/hub.ts'
import { startsWithin, wordErrorRate } from '../support/score.ts'
import { engineCache } from '../support/speech.ts'
import { type Spoken, synthesise } from '../support/synthesise.ts'

const MINUTES = 45
const DEATHS = 20
/** Of these the worker alone dies, the hub lives on. */
const WORKER_ALONE = new Set([6, 13])

let folder: string
let hub: TestHub
let spoken: Spoken
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-long-'))
  spoken = await synthesise(path.join(folder, 'long.mp3'), { minutes: MINUTES, parts: 9, seed: 45 })
  hub = await makeHub()
})
afterAll(async () => {
  await hub?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('it is heard, cut into chapters and published, and twenty deaths cost at most a chunk each', async () => {
  const engine = await countingEngine()
  await hub.json('show', 'add', '--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr')
  await hub.start({ WHISPER_PATH: engine.program })
  await hub.json('ingest', spoken.file, '--show', 'causeries', '--publish')

  const kept = new Map<string, number>()
  for (let death = 0; death < DEATHS; death += 1) {
    // Three come before anything is heard, the others while it is.
    const isInProgress = (step: any) => step.state === 'running' && (death < 3 || step.kind === 'transcribe')
    await until(async () => (await steps()).some(isInProgress), 120)
    await sleep(200 + chance() * 4_000)
    if (WORKER_ALONE.has(death)) process.kill((await until(() => findWorker(hub), 10))!, 'SIGKILL')
    else {
      await hub.kill()
      await until(() => programsOf(hub.dataDir).length === 0, 5)
      await hub.start({ WHISPER_PATH: engine.program })
    }
    for (const [chunk, size] of kept) expect(sizeOf(chunk)).toBe(size)
    for (const chunk of chunksOf(hub)) kept.set(chunk, sizeOf(chunk))
  }
  // There is still work to do: the deaths were in the middle of it.
  expect((await steps()).every((step: any) => step.state === 'done')).toBe(false)

  const memory = watchMemory()
  const episode = await until(isPublished, 900)
  const peaks = memory.end()
  const chunks = chunksOf(hub).length
  const wasted = engine.starts() - chunks
  console.log(
    `${chunks} chunks, ${DEATHS} deaths, ${wasted} chunks heard again; memory of hub ${peaks.hub} MB, worker ${peaks.worker} MB`,
  )
  expect(chunks).toBeGreaterThanOrEqual(MINUTES)
  expect(wasted).toBeGreaterThan(0)
  expect(wasted).toBeLessThanOrEqual(DEATHS)
  // The recording decoded is 86 MB of samples, its files 50 MB: neither is ever held as a whole.
  expect(peaks.worker).toBeLessThan(MOST_MEMORY.worker)
  expect(peaks.hub).toBeLessThan(MOST_MEMORY.hub)

  const [recording] = episode.recordings
  expect(recording.steps.filter((step: any) => step.state !== 'done')).toEqual([])
  expect(recording.duration).toBeCloseTo(spoken.duration, 0)
  const cues = await cuesOf(recording)
  const rate = wordErrorRate(spoken.sentences, cues)
  const starts = startsWithin(spoken.sentences, cues, 0.2)
  console.log(
    `word error rate ${(100 * rate).toFixed(1)} %, starts within 0.2 s ${(100 * starts).toFixed(1)} %`,
  )
  expect(rate).toBeLessThanOrEqual(0.15)
  expect(starts).toBeGreaterThanOrEqual(0.95)
  for (const [at, cue] of cues.entries())
    if (at > 0) expect(cue.start).toBeGreaterThanOrEqual(cues[at - 1]!.start)
  const found = await chaptersOf(recording)
  const near = spoken.parts.filter((part) => found.some((one) => Math.abs(one.startTime - part.start) <= 3))
  expect(near.length).toBeGreaterThanOrEqual(0.8 * spoken.parts.length)
  expect(found.length).toBeLessThanOrEqual(1.5 * spoken.parts.length)
  for (const { url, size } of recording.enclosures)
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(size)
}, 1_500_000)

/** MB of resident memory, the runtime's own 100 or so and what garbage it may not have collected yet included. */
const MOST_MEMORY = { worker: 300, hub: 300 }

/** The engine that is built, behind a program that writes down each time it listens. */
async function countingEngine() {
  const options = { whisperPath: null, cacheDir: engineCache }
  await openRecogniser(options)
  const { program: real } = await describeEngine(options)
  const [program, log] = [path.join(folder, 'engine.sh'), path.join(folder, 'starts.log')]
  writeFileSync(log, '')
  writeFileSync(
    program,
    `#!/bin/sh\ncase " $* " in *" -ojf "*) echo start >> '${log}' ;; esac\nexec '${real}' "$@"\n`,
  )
  chmodSync(program, 0o755)
  return { program, starts: () => readFileSync(log, 'utf8').split('\n').length - 1 }
}

let seed = 20
function chance() {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}

async function steps() {
  const { episodes } = await hub.json('episode', 'list', '--show', 'causeries')
  return episodes[0].recordings[0].steps
}

async function isPublished() {
  const { episodes } = await hub.json('episode', 'list', '--show', 'causeries')
  const [episode] = episodes
  const failed = episode.recordings[0].steps.filter((step: any) => step.state === 'failed')
  if (failed.length > 0) throw new Error(JSON.stringify(failed))
  const isDone = episode.recordings[0].steps.every((step: any) => step.state === 'done')
  return isDone && episode.visibility === 'public' ? episode : null
}

async function cuesOf(recording: any) {
  const address = recording.transcripts[0].url.replace('.vtt', '.json')
  const { segments } = (await (await hub.get(address)).json()) as { segments: any[] }
  return segments.map((one) => ({ start: one.startTime, text: one.body }))
}

async function chaptersOf(recording: any): Promise<{ startTime: number }[]> {
  return ((await (await hub.get(recording.chapters)).json()) as { chapters: { startTime: number }[] })
    .chapters
}

const chunksOf = ({ dataDir }: TestHub) =>
  readdirSync(path.join(dataDir, 'media'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\/chunks\/[^/]+\.json$/.test(name))
    .map((name) => path.join(dataDir, 'media', name))
const sizeOf = (file: string) => (existsSync(file) ? readFileSync(file).length : -1)

/** Processes that work for a data folder. */
function programsOf(dataDir: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n')
  return all.filter((line) => line.includes(dataDir) && /ffmpeg|whisper|engines/.test(line))
}

/** The process id of the hub's worker; null while it starts again. */
function findWorker({ dataDir }: TestHub): number | null {
  const found = readdirSync('/proc').find((pid) => {
    const words = /^\d+$/.test(pid) ? readIfThere(`/proc/${pid}/cmdline`).split('\0') : []
    if (!words.some((word) => word.endsWith('worker.js'))) return false
    return readIfThere(`/proc/${pid}/environ`).split('\0').includes(`DATA_DIR=${dataDir}`)
  })
  return found ? Number(found) : null
}

/** Highest resident memory from now on, in MB, looked at twice a second. */
function watchMemory() {
  const peaks = { hub: 0, worker: 0 }
  const clock = setInterval(() => {
    const worker = findWorker(hub)
    if (worker === null) return
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readIfThere(`/proc/${worker}/status`))?.[1])
    peaks.worker = Math.max(peaks.worker, residentOf(worker))
    peaks.hub = Math.max(peaks.hub, residentOf(parent))
  }, 500)
  return {
    end() {
      clearInterval(clock)
      return peaks
    },
  }
}

const residentOf = (pid: number) =>
  Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(readIfThere(`/proc/${pid}/status`))?.[1] ?? 0) / 1_024)

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
