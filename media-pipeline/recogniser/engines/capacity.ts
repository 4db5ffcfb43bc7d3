/**
 * What the machine has to spare for the recogniser at this moment: cores and memory. Its threads wait by spinning, so one that
 * has no core to itself burns another's: on a busy machine of two cores, two threads took ten times the time of one.
 */
import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { PipelineError } from '../../messages.ts'

export interface Demand {
  cores: number
  /** Threads that wanted a core, mean over the last minute. */
  load: number
  /** Threads that want one now, ours aside. */
  running?: number
  /** Threads of our own in that load. */
  own?: number
}

/** Beyond this many threads the engine gains nothing. */
const MOST = 8

/** As many threads as cores are free, but for one that is left to the hub; one where none is. */
export function threadsNow({ cores, load, running = 0, own = 0 }: Demand): number {
  const others = Math.max(load - own, running, 0)
  return Math.max(1, Math.min(MOST, cores - 1, Math.floor(cores - others + 0.25)))
}

/** Seconds that the mean of the load looks back, and a little. */
const REMEMBERED = 90

/** Asked before each chunk: threads for it. What was given last counts as ours for as long as the load remembers it. */
export function threadsAsFree({ root = '/', clock = Date.now } = {}): () => number {
  let last = { threads: 0, at: 0 }
  return () => {
    const own = clock() - last.at < REMEMBERED * 1000 ? last.threads : 0
    last = { threads: threadsNow(readDemand({ own, root })), at: clock() }
    return last.threads
  }
}

/** Cores and load of this machine, or of the container's share of it. `own`: threads that the recogniser was given last. */
export function readDemand({ own = 0, root = '/' } = {}): Demand {
  // `0.20 0.18 0.12 3/512 11206`: three threads run now, and the one that reads this is one of them.
  const [, mean, running] = /^([\d.]+) .* (\d+)\/\d+ /.exec(read(root, 'proc/loadavg')) ?? []
  const load = Number(mean ?? os.loadavg()[0])
  return { cores: coresOf(root), load, running: Math.max(0, Number(running ?? 1) - 1), own }
}

/** A quota of a control group (`200000 100000`: two cores' worth of time) counts like cores. */
function coresOf(root: string): number {
  const [quota, period] = read(root, 'sys/fs/cgroup/cpu.max').trim().split(' ').map(Number)
  const allowed = quota && period ? Math.max(1, Math.floor(quota / period)) : Number.POSITIVE_INFINITY
  return Math.min(os.availableParallelism(), allowed)
}

export interface ModelShape {
  /** Bytes of the file. */
  size: number
  /** Numbers per token, and layers of the decoder; both stand in the file's head. */
  width: number
  layers: number
}

/** Bytes of working space, measured: some for every model and some for each number of the width. */
const SPACE = { always: 80_000_000, ofWidth: 275_000 }
/** Tokens whose keys and values are kept: three texts of 448 at once, and the 1500 of the sound. */
const TOKENS = 3 * 448 + 1500

/**
 * Bytes that the engine takes with a model: the file, the decoder's memory, working space. Measured with true shapes, 1.5.0 and
 * 1.9.1: base 358 and 299 MB (this says 403), small 823 and 788 (884), medium 2075 and 2172 (2176), large-v3-turbo 2071
 * and 1891 (2115), its q5_0 1020 and 833 (1064). whisper.cpp's own README says 3.9 GB for large-v3; this says 4.0.
 */
export function memoryOf({ size, width, layers }: ModelShape): number {
  const keysAndValues = 2 * 2 * width * layers * TOKENS
  return size + keysAndValues + SPACE.always + width * SPACE.ofWidth
}

/** Throws `PipelineError` `no-memory` where the model does not fit into what is free now: the engine would be killed half-way. */
export async function checkMemory(model: string, { root = '/' } = {}): Promise<void> {
  const needed = memoryOf(await readShape(model))
  const free = await memoryFree({ root })
  if (needed <= free) return
  const facts = { needed: gigabytes(needed), free: gigabytes(free) }
  throw new PipelineError({
    code: 'no-memory',
    facts,
    detail: `${path.basename(model)} needs ${facts.needed} GB, ${facts.free} GB are free`,
  })
}

/** The head of a ggml file: magic, then eleven numbers, among them the decoder's width (7th) and layers (9th). */
async function readShape(model: string): Promise<ModelShape> {
  const file = await open(model)
  try {
    const head = Buffer.alloc(48)
    await file.read(head, 0, head.length, 0)
    const { size } = await file.stat()
    // A file that is no model is the engine's to refuse.
    if (head.toString('latin1', 0, 4) !== 'lmgg') return { size, width: 0, layers: 0 }
    return { size, width: head.readInt32LE(28), layers: head.readInt32LE(36) }
  } finally {
    await file.close()
  }
}

/** Bytes that can be had without pushing anything out: of the machine, and of each control group that we are in. */
export async function memoryFree({ root = '/' } = {}): Promise<number> {
  const available = /^MemAvailable:\s+(\d+) kB$/m.exec(read(root, 'proc/meminfo'))?.[1]
  const ofMachine = available ? Number(available) * 1024 : os.freemem()
  return Math.min(ofMachine, ...groupsOf(root).map((group) => freeInGroup(root, group)))
}

/** Folders of our control groups, of both versions, up to the root. */
function groupsOf(root: string): string[] {
  return read(root, 'proc/self/cgroup')
    .split('\n')
    .flatMap((line) => {
      const [, kinds, group] = /^\d+:([^:]*):(.*)$/.exec(line) ?? []
      if (group === undefined || (kinds !== '' && !kinds!.split(',').includes('memory'))) return []
      const base = kinds === '' ? 'sys/fs/cgroup' : 'sys/fs/cgroup/memory'
      const steps = group.split('/').filter(Boolean)
      return [base, ...steps.map((_, index) => path.join(base, ...steps.slice(0, index + 1)))]
    })
}

/** What a group may still take; its cache of files can be given up. */
function freeInGroup(root: string, group: string): number {
  const number = (...names: string[]) =>
    names.map((name) => read(root, path.join(group, name)).trim()).find((text) => /^\d+$/.test(text))
  const limit = number('memory.max', 'memory.limit_in_bytes')
  if (limit === undefined) return Number.POSITIVE_INFINITY
  const used = Number(number('memory.current', 'memory.usage_in_bytes') ?? 0)
  const cache = /^(?:total_)?inactive_file (\d+)$/m.exec(read(root, path.join(group, 'memory.stat')))?.[1]
  return Math.max(0, Number(limit) - used + Number(cache ?? 0))
}

/** What is not there says nothing: not every system has these files. */
function read(root: string, file: string): string {
  try {
    return readFileSync(path.join(root, file), 'utf8')
  } catch {
    return ''
  }
}

const gigabytes = (bytes: number) => Math.round(bytes / 1e8) / 10
