import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { memoryQueue } from '../../media-pipeline/queue/memory.ts'
import type { Queue } from '../../media-pipeline/queue/queue.ts'
import { sqliteQueue } from '../../media-pipeline/queue/sqlite.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-queue-'))
let count = 0
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
  })

test('a message held by a process that is killed is lent again', async () => {
  const file = newFile()
  const queue = sqliteQueue(file)
  await queue.send('steps', { id: 'a', body: 1 })
  const program = `
    const sqlite = new (require('better-sqlite3'))(${JSON.stringify(file)})
    sqlite.prepare("update messages set worker = 'gone', delivery = 1, lease_until = ?").run(Date.now() + 300)
    console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill('SIGKILL')
  expect(await queue.take('steps', lease)).toBeNull()
  await sleep(350)
  expect((await queue.take('steps', lease))!.delivery).toBe(2)
  await queue.close()
  rmSync(folder, { recursive: true, force: true })
})
