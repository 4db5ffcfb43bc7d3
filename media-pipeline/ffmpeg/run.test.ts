import { chmodSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { mediaFolder, sound } from '../../tests/support/media.ts'
import { findPrograms } from './find.ts'
import { type FfmpegRun, runFfmpeg } from './run.ts'

const { folder, made, written, remove } = mediaFolder('run')
afterAll(remove)

const { ffmpeg } = await findPrograms({ ffmpegPath: null, ffprobePath: null })
const file = made('in.wav', ...sound(3))
const base: FfmpegRun = {
  file,
  container: 'wav',
  outputs: [{ file: path.join(folder, 'out.wav'), options: ['-map', '0:a:0'] }],
  duration: 3,
  progress: () => {},
  signal: new AbortController().signal,
}

test('progress ends at the whole, and the time that was decoded is told', async () => {
  const seen: number[] = []
  const { decoded } = await runFfmpeg(ffmpeg, { ...base, progress: (done) => seen.push(done) })
  expect(decoded).toBeCloseTo(3, 1)
  expect(seen.at(-1)).toBeCloseTo(1, 1)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
})

test.runIf(existsSync('/dev/full'))('a full disk is a reason of its own, worth another try', async () => {
  const outputs = [{ file: '/dev/full', options: ['-map', '0:a:0', '-f', 'wav'] }]
  const run = runFfmpeg(ffmpeg, { ...base, outputs })
  await expect(run).rejects.toMatchObject({ reason: { code: 'no-space' }, retry: true })
})

test('what cannot be read is said with the last words of ffmpeg', async () => {
  const run = runFfmpeg(ffmpeg, { ...base, file: written('not.wav', 'RIFF....WAVEnothing') })
  await expect(run).rejects.toMatchObject({
    reason: { code: 'unreadable', detail: expect.stringMatching(/not\.wav/) },
  })
})

test('an abort ends the program and what it started', async () => {
  const pids = path.join(folder, 'pids')
  const program = written(
    'slow',
    `#!/bin/sh\nsleep 100 & echo $$ $! > ${pids}.new; mv ${pids}.new ${pids}; wait\n`,
  )
  chmodSync(program, 0o755)
  const stop = new AbortController()
  const run = runFfmpeg(program, { ...base, signal: stop.signal })
  const settled = expect(run).rejects.toThrow('enough')
  while (!existsSync(pids)) await sleep(20)
  stop.abort(new Error('enough'))
  await settled
  for (const pid of readFileSync(pids, 'utf8').trim().split(' ')) expect(await isGone(Number(pid))).toBe(true)
})

test.runIf(existsSync('/usr/bin/prlimit'))(
  'memory and the size of files are bounded by the kernel',
  async () => {
    const limits = path.join(folder, 'limits')
    const program = written('limits.sh', `#!/bin/sh\ncat /proc/self/limits > ${limits}\n`)
    chmodSync(program, 0o755)
    await runFfmpeg(program, base)
    const told = readFileSync(limits, 'utf8')
    expect(told).toMatch(/Max address space +4294967296 /)
    expect(told).toMatch(/Max file size +2147\d+ /)
  },
)

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
    // A zombie that nobody has waited for is gone too.
    if (existsSync(`/proc/${pid}/stat`) && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return true
    await sleep(50)
  }
  return false
}
