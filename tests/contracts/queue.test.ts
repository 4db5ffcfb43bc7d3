import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { transformWithEsbuild } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { memoryQueue } from '../../media-pipeline/queue/memory.ts'
import { MOST_BLAMELESS, type Queue } from '../../media-pipeline/queue/queue.ts'
import { sqliteQueue } from '../../media-pipeline/queue/sqlite.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-queue-'))
let count = 0
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const newFile = () => path.join(folder, `${count++}.sqlite`)
const ADAPTERS: Record<string, () => Queue> = { memory: memoryQueue, sqlite: () => sqliteQueue(newFile()) }
const lease = { worker: 'anna', lease: 30 }

for (const [name, open] of Object.entries(ADAPTERS))
  describe(`the ${name} queue`, () => {
    let queue: Queue
    afterEach(() => queue.close())

    test('lends what was sent, once, until it is finished', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: { word: 'été' } })
      const lent = await queue.take('steps', lease)
      expect(lent).toMatchObject({ id: 'a', body: { word: 'été' }, delivery: 1 })
      expect(await queue.take('steps', { ...lease, worker: 'boris' })).toBeNull()
      expect(await lent!.finish()).toBe(true)
      expect(await queue.take('steps', lease)).toBeNull()
      expect(await queue.count('steps')).toBe(0)
    })

    test('a message that is there already, pending or lent, is not sent twice', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      await queue.send('steps', { id: 'a', body: 2 })
      const lent = await queue.take('steps', lease)
      await queue.send('steps', { id: 'a', body: 3 })
      expect(lent!.body).toBe(1)
      expect(await queue.count('steps')).toBe(1)
      await lent!.finish()
      await queue.send('steps', { id: 'a', body: 4 })
      expect((await queue.take('steps', lease))!.body).toBe(4)
    })

    test('topics are apart', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      await queue.send('notices', { id: 'a', body: 2 })
      expect((await queue.take('notices', lease))!.body).toBe(2)
      expect(await queue.count('steps')).toBe(1)
    })

    test('higher priority goes first', async () => {
      queue = open()
      for (const [id, priority] of [
        ['low', -1],
        ['high', 9],
        ['middle', 0],
      ] as const)
        await queue.send('steps', { id, body: null, priority })
      const order = []
      for (let at = 0; at < 3; at += 1) order.push((await queue.take('steps', lease))!.id)
      expect(order).toEqual(['high', 'middle', 'low'])
    })

    test('nothing is lent before its time', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1, notBefore: Date.now() + 150 })
      expect(await queue.take('steps', lease)).toBeNull()
      await sleep(200)
      expect(await queue.take('steps', lease)).not.toBeNull()
    })

    test('a lease that ran out is lent again, and the first holder has lost it', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      const first = await queue.take('steps', { worker: 'anna', lease: 0.1 })
      await sleep(150)
      const second = await queue.take('steps', { ...lease, worker: 'boris' })
      expect(second!.delivery).toBe(2)
      expect(await first!.heartbeat()).toBe(false)
      expect(await first!.finish()).toBe(false)
      expect(await second!.finish()).toBe(true)
    })

    test('a heartbeat prolongs the lease', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      const lent = await queue.take('steps', { worker: 'anna', lease: 0.25 })
      for (let at = 0; at < 4; at += 1) {
        await sleep(100)
        expect(await lent!.heartbeat()).toBe(true)
      }
      expect(await queue.take('steps', lease)).toBeNull()
    })

    test('what is cancelled is gone, lent or not', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      const lent = await queue.take('steps', lease)
      await queue.cancel('steps', 'a')
      expect(await lent!.heartbeat()).toBe(false)
      expect(await lent!.finish()).toBe(false)
      expect(await queue.count('steps')).toBe(0)
    })

    test('given back it counts as a delivery, declined it does not', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      await (await queue.take('steps', lease))!.giveBack()
      const second = await queue.take('steps', lease)
      expect(second!.delivery).toBe(2)
      await second!.decline(Date.now() + 100)
      expect(await queue.take('steps', lease)).toBeNull()
      await sleep(150)
      expect((await queue.take('steps', lease))!.delivery).toBe(2)
    })

    test('whoever gave a message back has no say in its next lease', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      const first = await queue.take('steps', lease)
      await first!.decline()
      const second = await queue.take('steps', lease)
      expect(await first!.heartbeat()).toBe(false)
      await first!.giveBack()
      expect(await first!.finish()).toBe(false)
      expect(await second!.heartbeat()).toBe(true)
      expect(await second!.finish()).toBe(true)
    })

    test('a message sent again after its end is not touched by who held the one before', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      const first = await queue.take('steps', lease)
      await queue.cancel('steps', 'a')
      await queue.send('steps', { id: 'a', body: 2 })
      const second = await queue.take('steps', lease)
      expect(await first!.finish()).toBe(false)
      expect(await first!.heartbeat()).toBe(false)
      expect(await second!.finish()).toBe(true)
    })

    test('many who take at once never hold the same message', async () => {
      queue = open()
      for (let at = 0; at < 50; at += 1) await queue.send('steps', { id: `m${at}`, body: at })
      const takers = Array.from({ length: 5 }, async (_, at) => {
        const held = []
        // One more for each than there are, so that a queue that lends twice ends, too.
        for (let left = 51; left > 0; left -= 1) {
          const lent = await queue.take('steps', { worker: `worker-${at}`, lease: 30 })
          if (!lent) break
          held.push(lent.id)
        }
        return held
      })
      const held = (await Promise.all(takers)).flat()
      expect(held).toHaveLength(50)
      expect(new Set(held).size).toBe(50)
    })

    test('the leases of a worker that is gone are due at once', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      await queue.send('steps', { id: 'b', body: 1 })
      await queue.take('steps', lease)
      await queue.take('steps', { ...lease, worker: 'boris' })
      await queue.release('anna')
      expect((await queue.take('steps', lease))!.id).toBe('a')
      expect(await queue.take('steps', lease)).toBeNull()
    })

    test('when the machine stopped nobody is blamed, within reason', async () => {
      queue = open()
      await queue.send('steps', { id: 'a', body: 1 })
      for (let stop = 0; stop < MOST_BLAMELESS; stop += 1) {
        expect((await queue.take('steps', lease))!.delivery).toBe(1)
        await queue.release('anna', { blameless: true })
      }
      expect((await queue.take('steps', lease))!.delivery).toBe(1)
      await queue.release('anna', { blameless: true })
      expect((await queue.take('steps', lease))!.delivery).toBe(2)
      await queue.release('anna')
      expect((await queue.take('steps', lease))!.delivery).toBe(3)
    })
  })

describe('one sqlite file, several processes', () => {
  /** The queue's own code, for a process of its own. */
  let module: string
  beforeAll(async () => {
    const source = path.resolve('media-pipeline/queue/sqlite.ts')
    const compile = async (file: string) =>
      (await transformWithEsbuild(readFileSync(file, 'utf8'), file)).code
    writeFileSync(
      path.join(folder, 'queue.mjs'),
      await compile(path.resolve('media-pipeline/queue/queue.ts')),
    )
    const code = (await compile(source)).replace('./queue.ts', './queue.mjs')
    const door = createRequire(source).resolve('better-sqlite3')
    module = path.join(folder, 'sqlite.mjs')
    writeFileSync(module, code.replace(/["']better-sqlite3["']/, JSON.stringify(pathToFileURL(door).href)))
  })

  function start(file: string, program: string): ChildProcess & { said: () => string } {
    const text = `
      import { sqliteQueue } from ${JSON.stringify(pathToFileURL(module).href)}
      const queue = sqliteQueue(${JSON.stringify(file)})
      ${program}`
    const child = spawn(process.execPath, ['--input-type=module', '-e', text], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
    })
    return Object.assign(child, { said: () => said })
  }
  const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('close', resolve))

  test('a message held by a process that is killed is lent again', async () => {
    const file = newFile()
    const queue = sqliteQueue(file)
    await queue.send('steps', { id: 'a', body: 1 })
    const child = start(
      file,
      `const lent = await queue.take('steps', { worker: 'gone', lease: 1 })
       setInterval(() => lent.heartbeat(), 200)
       console.log(lent.id)`,
    )
    await new Promise((resolve) => child.stdout!.once('data', resolve))
    await sleep(1_300)
    expect(await queue.take('steps', lease)).toBeNull()
    child.kill('SIGKILL')
    await ended(child)
    expect(await queue.take('steps', lease)).toBeNull()
    await sleep(1_050)
    expect((await queue.take('steps', lease))!.delivery).toBe(2)
    await queue.close()
  })

  test('three of them make the file, and take every message once', async () => {
    const file = newFile()
    const program = (name: string) => `
      for (let at = 0; at < 200; at += 1) await queue.send('steps', { id: 'm' + at, body: at })
      for (let idle = 0; idle < 20; ) {
        const lent = await queue.take('notices', { worker: '${name}', lease: 30 }) ??
          await queue.take('steps', { worker: '${name}', lease: 30 })
        if (!lent) { idle += 1; await new Promise((resolve) => setTimeout(resolve, 10)); continue }
        idle = 0
        console.log(lent.id)
      }`
    const children = ['anna', 'boris', 'clara'].map((name) => start(file, program(name)))
    expect(await Promise.all(children.map(ended))).toEqual([0, 0, 0])
    const taken = children.flatMap((child) => child.said().trim().split('\n'))
    expect(taken.filter(Boolean)).toHaveLength(200)
    expect(new Set(taken.filter(Boolean)).size).toBe(200)
  })

  test('a file that another process keeps busy is waited for, and the event loop goes on', async () => {
    const file = newFile()
    const queue = sqliteQueue(file)
    const child = start(
      file,
      `import Database from ${JSON.stringify(pathToFileURL(createRequire(import.meta.url).resolve('better-sqlite3')).href)}
       const sqlite = new Database(${JSON.stringify(file)})
       sqlite.exec('begin immediate')
       console.log('busy')
       setTimeout(() => { sqlite.exec('commit'); process.exit(0) }, 700)`,
    )
    // It may be gone before the message is sent.
    const end = ended(child)
    await new Promise((resolve) => child.stdout!.once('data', resolve))
    let longest = 0
    let last = performance.now()
    const clock = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const from = performance.now()
    await queue.send('steps', { id: 'a', body: 1 })
    longest = Math.max(longest, performance.now() - last)
    clearInterval(clock)
    const waited = performance.now() - from
    expect(waited).toBeGreaterThan(300)
    expect(longest).toBeLessThan(waited / 2)
    expect(await queue.count('steps')).toBe(1)
    await end
    await queue.close()
  })
})
