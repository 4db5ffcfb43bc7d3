import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os, { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testModel } from '../../../tests/support/speech.ts'
import { checkMemory, memoryFree, memoryOf, readDemand, threadsAsFree, threadsNow } from './capacity.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'causerie-capacity-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function machine(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true })
    await writeFile(path.join(root, name), text)
  }
}

test('on a free machine all cores but one hear, eight at most', () => {
  const threads = [1, 2, 4, 8, 32].map((cores) => threadsNow({ cores, load: 0.1 }))
  expect(threads).toEqual([1, 1, 3, 7, 8])
})

test('cores that others want are theirs, and one thread is always left', () => {
  expect([0, 1, 2, 3, 4, 40].map((load) => threadsNow({ cores: 4, load }))).toEqual([3, 3, 2, 1, 1, 1])
  expect(threadsNow({ cores: 4, load: 0, running: 3 })).toBe(1)
})

test('our own threads of the last minute are no reason to take fewer', () => {
  expect(threadsNow({ cores: 8, load: 7, own: 7 })).toBe(7)
  expect(threadsNow({ cores: 8, load: 9, own: 7 })).toBe(6)
})

test('threads are counted anew for each chunk', async () => {
  let now = 1_000_000
  const threads = threadsAsFree({ root, clock: () => now })
  await machine({ 'proc/loadavg': '0.00 0.00 0.00 500/512 11206\n' })
  expect(threads()).toBe(1)
  now += 60_000
  expect(threads()).toBe(1)
  await machine({ 'proc/loadavg': '0.00 0.00 0.00 1/512 11206\n' })
  expect(threads()).toBe(threadsNow({ cores: os.availableParallelism(), load: 0 }))
})

test('a container has the cores that its quota pays for', async () => {
  await machine({
    'sys/fs/cgroup/cpu.max': '150000 100000\n',
    'proc/loadavg': '0.20 0.18 0.12 4/512 11206\n',
  })
  expect(readDemand({ root, own: 2 })).toMatchObject({ cores: 1, running: 3, own: 2 })
  await machine({ 'sys/fs/cgroup/cpu.max': 'max 100000\n' })
  expect(readDemand({ root }).cores).toBeGreaterThanOrEqual(1)
})

test('memory is what the machine and every group of ours has left', async () => {
  await machine({ 'proc/meminfo': 'MemTotal: 8000000 kB\nMemAvailable:    4000000 kB\n' })
  expect(await memoryFree({ root })).toBe(4_096_000_000)
  await machine({
    'proc/self/cgroup': '0::/system.slice/causerie.service\n',
    'sys/fs/cgroup/system.slice/memory.max': '3000000000\n',
    'sys/fs/cgroup/system.slice/memory.current': '1000000000\n',
    'sys/fs/cgroup/system.slice/causerie.service/memory.max': 'max\n',
  })
  expect(await memoryFree({ root })).toBe(2_000_000_000)
  await machine({ 'sys/fs/cgroup/system.slice/memory.stat': 'anon 5\ninactive_file 250000000\n' })
  expect(await memoryFree({ root })).toBe(2_250_000_000)
})

test('the older kind of control group counts too', async () => {
  await machine({
    'proc/meminfo': 'MemAvailable:    4000000 kB\n',
    'proc/self/cgroup': '5:devices:/\n4:memory:/docker/abc\n',
    'sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes': '1000000000',
    'sys/fs/cgroup/memory/docker/abc/memory.usage_in_bytes': '400000000',
  })
  expect(await memoryFree({ root })).toBe(600_000_000)
})

test.each([
  ['base', { size: 147_951_465, width: 512, layers: 6 }, 358],
  ['small', { size: 487_601_967, width: 768, layers: 12 }, 823],
  ['medium', { size: 1_533_763_059, width: 1024, layers: 24 }, 2172],
  ['large-v3-turbo', { size: 1_624_555_275, width: 1280, layers: 4 }, 2071],
  ['large-v3-turbo-q5_0', { size: 574_041_195, width: 1280, layers: 4 }, 1020],
])('the memory of %s is said within an eighth, and not too little', (_, shape, measured) => {
  expect(memoryOf(shape) / 1e6).toBeGreaterThanOrEqual(measured)
  expect(memoryOf(shape) / 1e6).toBeLessThan(1.13 * measured)
})

test('a model that does not fit waits with a reason, one that fits does not', async () => {
  await machine({ 'proc/meminfo': 'MemAvailable:    30000 kB\n' })
  await expect(checkMemory(testModel, { root })).rejects.toMatchObject({
    reason: { code: 'no-memory', facts: { needed: 0.1, free: 0 } },
  })
  await machine({ 'proc/meminfo': 'MemAvailable:    300000 kB\n' })
  await checkMemory(testModel, { root })
  await checkMemory(testModel)
})
