import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHub, SPEECH, type TestHub } from '../support/hub.ts'

let hub: TestHub
let folder: string

beforeAll(async () => {
  hub = await makeHub()
  folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-bad-'))
  await hub.start()
  await hub.json('show', 'add', '--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr')
})
afterAll(() => hub?.close())

function made(name: string, ...words: string[]): string {
  const file = path.join(folder, name)
  const result = spawnSync('ffmpeg', ['-v', 'error', '-y', ...words, file])
  if (result.status !== 0) throw new Error(result.stderr.toString())
  return file
}

function written(name: string, text: string | Buffer): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

async function ingested(file: string) {
  const result = await hub.json('ingest', file, '--show', 'causeries', '--publish', '--wait')
  return result.episodes[0]
}

const failed = (episode: any) => episode.recordings[0].steps.find((step: any) => step.state === 'failed')

test.each([
  [
    'a text named talk.mp3',
    () => written('talk.mp3', 'Bonjour, ceci est un texte.\n'.repeat(50)),
    'unknown-format',
  ],
  ['an empty file', () => written('empty.mp3', ''), 'empty-file'],
  [
    'a playlist named .mp4',
    () => written('list.mp4', `#EXTM3U\n#EXTINF:10,\n${SPEECH}/conference-fr.mp3\n#EXT-X-ENDLIST\n`),
    'unknown-format',
  ],
  [
    'a video without sound',
    () => made('silent.mp4', '-f', 'lavfi', '-i', 'testsrc=d=3:s=320x240'),
    'no-sound',
  ],
  ['0.4 seconds', () => made('short.wav', '-f', 'lavfi', '-i', 'sine=d=0.4'), 'too-short'],
])('%s stays a draft with a reason in words', async (_what, make, code) => {
  const episode = await ingested(make())
  expect(episode.visibility).toBe('draft')
  expect(failed(episode)).toMatchObject({ code })
  expect(failed(episode).reason.length).toBeGreaterThan(10)
})

test('a name with quotes, newlines, dollars and dashes is only a name', async () => {
  const odd = written(
    `-i "$(touch pwned)' ;\n..mp3`,
    spawnSync('cat', [path.join(SPEECH, 'clip-fr.opus')]).stdout,
  )
  const episode = await ingested(odd)
  expect(episode.visibility).toBe('public')
  const page = await (await hub.get(episode.url)).text()
  expect(page).toContain('$(touch pwned)')
})

test('wrong settings stop the start with every mistake listed', async () => {
  const { execFileSync } = await import('node:child_process')
  try {
    execFileSync(process.execPath, ['app/commands/causerie.mjs', 'start'], {
      env: { ...process.env, PORT: 'abc', SITE_URL: 'ftp://x', TIME_ZONE: 'Mars/Base', DATA_DIR: folder },
      stdio: 'pipe',
    })
    expect.unreachable()
  } catch (error) {
    const said = (error as { stderr: Buffer }).stderr.toString()
    for (const name of ['PORT', 'SITE_URL', 'TIME_ZONE']) expect(said).toContain(name)
  }
})

test('without a model an episode publishes, its page says that the transcript is to come, and it comes once a model is there', async () => {
  const bare = await makeHub({ model: null })
  try {
    await bare.start()
    await bare.json('show', 'add', '--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr')
    const result = await bare.json(
      'ingest',
      path.join(SPEECH, 'clip-fr.opus'),
      '--show',
      'causeries',
      '--publish',
      '--wait',
    )
    expect(result.episodes[0].visibility).toBe('public')
    expect(result.episodes[0].recordings[0].steps.find((step: any) => step.kind === 'transcribe').state).toBe(
      'waiting',
    )
    expect(await (await bare.get(result.episodes[0].url)).text()).toMatch(/transcription viendra/i)
    await bare.kill()
    await bare.start({ WHISPER_MODEL: path.join(SPEECH, 'ggml-espeak-fr.bin') })
    const { until } = await import('../support/hub.ts')
    const done = await until(async () => {
      const report = await bare.json('episode', 'show', result.episodes[0].id)
      return report.recordings[0].transcripts.length > 0 ? report : null
    })
    expect(await (await bare.get(done.url)).text()).toContain('Bonjour')
  } finally {
    await bare.close()
  }
})
