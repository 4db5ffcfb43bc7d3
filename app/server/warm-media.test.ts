/** Ranges that were read a moment ago go out at once; whoever reads slowly, or asks for several in a row, gets their own bytes all the same. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStorage } from '#media-pipeline'
import { type Asked, listen } from './ask-for-tests.ts'
import { serveMedia } from './media.ts'

const LENGTH = 200_000
const bytes = randomBytes(4 * 1024 * 1024)
const hash = createHash('sha256').update(bytes).digest('hex')
const ADDRESS = `/media/abcdefghij12/${hash.slice(0, 16)}/a.mp3`
const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-warm-'))
const storage = openStorage(`file:${folder}`)
const row = {
  ...{ key: 'recordings/r1/a.mp3', type: 'audio/mpeg', size: bytes.length, hash, document: null },
  ...{ createdAt: '2026-11-25T08:00:00.000Z', visibilities: ['public' as const] },
}
const faults: unknown[] = []
let server: Asked

const serve = (patience?: number) =>
  listen(
    (request, response) => {
      const wanted = { asset: 'abcdefghij12', hash: hash.slice(0, 16), name: 'a.mp3' }
      return serveMedia(request, response, wanted, {
        ...{ storage, find: () => row },
        ...(patience ? { patience } : {}),
      })
    },
    (error) => faults.push(error),
  )

beforeAll(async () => {
  await storage.write(row.key, bytes)
  server = await serve()
  // From here on every part of it is warm.
  for (let at = 0; at < bytes.length; at += LENGTH)
    await server.ask(ADDRESS, { headers: { range: `bytes=${at}-${at + LENGTH - 1}` } })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
  expect(faults).toEqual([])
})

const asking = (start: number) =>
  `GET ${ADDRESS} HTTP/1.1\r\nHost: x\r\nRange: bytes=${start}-${start + LENGTH - 1}\r\n\r\n`

/** Asks for all of these in one breath, then takes the answers a little at a time; their bodies. */
async function askInARow(starts: number[], pause: number): Promise<Buffer[]> {
  const socket = net.connect(server.port, '127.0.0.1')
  socket.write(starts.map(asking).join(''))
  let received = Buffer.alloc(0)
  const bodies: Buffer[] = []
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk as Buffer])
    for (;;) {
      const head = received.indexOf('\r\n\r\n')
      if (head < 0 || received.length < head + 4 + LENGTH) break
      bodies.push(received.subarray(head + 4, head + 4 + LENGTH))
      received = received.subarray(head + 4 + LENGTH)
    }
    if (bodies.length === starts.length) break
    await sleep(pause)
  }
  return bodies
}

const areTheirs = (bodies: Buffer[], starts: number[]) =>
  bodies.length === starts.length &&
  bodies.every((body, at) => body.equals(bytes.subarray(starts[at]!, starts[at]! + LENGTH)))

test('sixteen readers, each with twelve ranges in a row and slow, get their own bytes', async () => {
  const asked = Array.from({ length: 16 }, (_reader, reader) =>
    Array.from({ length: 12 }, (_one, one) => ((reader * 12 + one) * 104_729) % (bytes.length - LENGTH)),
  )
  const answers = await Promise.all(asked.map((starts, reader) => askInARow(starts, reader % 4)))
  expect(answers.map((bodies, reader) => areTheirs(bodies, asked[reader]!))).toEqual(asked.map(() => true))
})

test('who takes nothing of many small ranges is let go', async () => {
  const own = await serve(200)
  const socket = net.connect(own.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.pause()
  socket.write(Array.from({ length: 100 }, (_one, one) => asking(one * 1_000)).join(''))
  await sleep(1_500)
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  let received = 0
  socket.on('data', (chunk) => {
    received += chunk.length
  })
  socket.resume()
  await closed
  expect(received).toBeLessThan(100 * LENGTH)
  await own.close()
})
