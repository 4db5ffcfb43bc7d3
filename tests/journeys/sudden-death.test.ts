import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { makeHub, SPEECH, type TestHub, until } from '../support/hub.ts'

const DIE_AT = `--import=${path.resolve('tests/support/die-at.mjs')}`
let hub: TestHub
afterEach(() => hub?.close())

/** Where the power goes: in the hub or its worker, before the thing happens. */
const POINTS: Record<string, Record<string, string>> = {
  'before an object is renamed into place': { DIE_AT: 'rename', DIE_IN: 'worker.js' },
  'before a recording is committed': { DIE_AT: 'insert into "recordings"' },
  'before a step is enqueued': { DIE_AT: 'insert into messages' },
  'before an outcome is recorded': { DIE_AT: 'update "steps" set "state" = ?, "attempt" = ?, "outcome"' },
  'before an outcome is recorded, later on': { DIE_AT: 'insert into "renditions"', DIE_AFTER: '1' },
  'before an episode is published': { DIE_AT: 'update "episodes" set "visibility"' },
}

async function isComplete() {
  const { episodes } = await hub.json('episode', 'list', '--show', 'causeries')
  return episodes.length > 0 && episodes.every((one: any) => one.visibility === 'public') ? episodes : null
}

async function expectWhole(count: number) {
  const episodes = await until(isComplete, 120)
  expect(episodes).toHaveLength(count)
  const feed = await (await hub.get('/feeds/causeries.xml')).text()
  expect([...feed.matchAll(/<item>/g)]).toHaveLength(count)
  expect(new Set([...feed.matchAll(/<guid[^>]*>([^<]+)/g)].map((match) => match[1])).size).toBe(count)
  for (const episode of episodes) {
    const [recording] = episode.recordings
    expect(
      recording.steps.every((step: any) => step.state === 'done'),
      JSON.stringify(recording.steps),
    ).toBe(true)
    for (const enclosure of recording.enclosures) {
      const bytes = await (await fetch(enclosure.url)).arrayBuffer()
      expect(bytes.byteLength).toBe(enclosure.size)
    }
  }
  expect(readdirSync(path.join(hub.dataDir, 'incoming'))).toEqual([])
}

function programsOf(dataDir: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n')
  return all.filter(
    (line) => line.includes(dataDir) && /ffmpeg|whisper|engines/.test(line) && !line.includes(' ps '),
  )
}

for (const [point, how] of Object.entries(POINTS))
  test(`a hub killed ${point} finishes its work after the next start`, async () => {
    hub = await makeHub()
    await hub.json('show', 'add', '--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr')
    await hub.start({ NODE_OPTIONS: DIE_AT, ...how })
    const submitted = await hub.run(
      'ingest',
      path.join(SPEECH, 'clip-fr.opus'),
      '--show',
      'causeries',
      '--publish',
    )
    if (how.DIE_IN === 'worker.js') {
      await until(
        async () =>
          (await hub.json('episode', 'list', '--show', 'causeries')).episodes[0]?.recordings[0].steps[0]
            .attempt > 0,
      )
      await new Promise((resolve) => setTimeout(resolve, 4_000))
      await hub.kill()
    } else await hub.ended()
    expect(hub.isRunning()).toBe(false)
    await until(() => programsOf(hub.dataDir).length === 0, 5)
    await hub.start()
    if (
      submitted.code !== 0 &&
      (await hub.json('episode', 'list', '--show', 'causeries')).episodes.length === 0
    ) {
      // Nothing had been accepted, and the command said so: the producer sends it again.
      expect(submitted.stderr).not.toBe('')
      await hub.json('ingest', path.join(SPEECH, 'clip-fr.opus'), '--show', 'causeries', '--publish')
    }
    await expectWhole(1)
  })

test('a hub killed again and again at any moment loses nothing and makes nothing twice', async () => {
  hub = await makeHub()
  await hub.json('show', 'add', '--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr')
  await hub.start()
  await hub.json(
    'ingest',
    path.join(SPEECH, 'clip-fr.opus'),
    path.join(SPEECH, 'video-fr.mp4'),
    '--show',
    'causeries',
    '--publish',
  )
  for (const wait of [300, 1_100, 700, 1_900, 500]) {
    await new Promise((resolve) => setTimeout(resolve, wait))
    await hub.kill()
    await until(() => programsOf(hub.dataDir).length === 0, 3)
    await hub.start()
  }
  await expectWhole(2)
})
