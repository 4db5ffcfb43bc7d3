import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHub, reference, SPEECH, type TestHub } from '../support/hub.ts'
import { startsWithin, wordErrorRate } from '../support/score.ts'

let hub: TestHub
const episodes: Record<string, any> = {}

beforeAll(async () => {
  hub = await makeHub()
  await hub.start()
  await hub.json(
    'show',
    'add',
    '--slug',
    'causeries',
    '--title',
    'Les causeries',
    '--language',
    'fr',
    '--email',
    'a@b.example',
    '--cover',
    'app/demo/pictures/a-hauteur-de-palier.jpg',
  )
  for (const file of ['clip-fr.opus', 'clip-en.opus', 'conference-fr.mp3', 'video-fr.mp4']) {
    const language = file.includes('-en') ? 'en' : 'fr'
    const words = ['--show', 'causeries', '--language', language, '--season', '1', '--title', `Essai ${file}`]
    const result = await hub.json('ingest', path.join(SPEECH, file), ...words, '--publish', '--wait')
    episodes[file.split('.')[0]!] = result.episodes[0]
  }
}, 280_000)
afterAll(() => hub?.close())

async function cuesOf(name: string) {
  const address = episodes[name].recordings[0].transcripts[0].url.replace('.vtt', '.json')
  const served = (await (await hub.get(address)).json()) as {
    segments: { startTime: number; endTime: number; body: string }[]
  }
  return served.segments.map((one) => ({ start: one.startTime, end: one.endTime, text: one.body }))
}

test('every recording is published and every step done', () => {
  for (const episode of Object.values(episodes)) {
    expect(episode.visibility).toBe('public')
    expect(episode.recordings[0].steps.map((step: any) => `${step.kind} ${step.state}`)).toEqual(
      expect.arrayContaining([
        'probe done',
        'analyse done',
        'encode done',
        'transcribe done',
        'chapters done',
        'tag done',
      ]),
    )
    expect(episode.recordings[0].steps.filter((step: any) => step.state !== 'done')).toEqual([])
  }
})

for (const name of ['clip-fr', 'conference-fr', 'video-fr'])
  test(`the transcript of ${name}, as the hub serves it, is right`, async () => {
    const cues = await cuesOf(name)
    const wanted = reference(name)
    const words = wordErrorRate(wanted, cues)
    const starts = startsWithin(wanted, cues, 0.3)
    console.log(
      `${name}: word error rate ${(words * 100).toFixed(1)} %, starts within 0.3 s ${(starts * 100).toFixed(0)} %`,
    )
    expect(words).toBeLessThanOrEqual(0.15)
    expect(starts).toBeGreaterThanOrEqual(0.95)
  })

test('announced parts are chapters', async () => {
  const served = (await (await hub.get(episodes['conference-fr'].recordings[0].chapters)).json()) as any
  const starts = served.chapters.map((chapter: any) => chapter.startTime)
  const wanted = JSON.parse(readFileSync(path.join(SPEECH, 'conference-fr.chapters.json'), 'utf8')).map(
    (one: any) => one.start,
  )
  console.log(`chapters at ${starts.join(', ')}`)
  expect(
    wanted.filter((start: number) => starts.some((near: number) => Math.abs(near - start) <= 3)).length /
      wanted.length,
  ).toBeGreaterThanOrEqual(0.8)
  expect(starts.length).toBeLessThanOrEqual(wanted.length * 1.5)
})

test('the feed leads a podcast app to the bytes it announces', async () => {
  const feed = await (await hub.get('/feeds/causeries.xml')).text()
  const enclosures = [...feed.matchAll(/<enclosure url="([^"]+)" length="(\d+)" type="([^"]+)"/g)]
  expect(enclosures).toHaveLength(4)
  for (const [, url, length, type] of enclosures) {
    const head = await hub.get(url!, { method: 'HEAD' })
    expect(head.status).toBe(302)
    const media = await hub.get(head.headers.get('location')!)
    expect(media.headers.get('content-type')).toBe(type)
    expect((await media.arrayBuffer()).byteLength).toBe(Number(length))
  }
  const etag = (await hub.get('/feeds/causeries.xml')).headers.get('etag')!
  expect((await hub.get('/feeds/causeries.xml', { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('a spoken word is found, accents and case aside, and leads to its second', async () => {
  const page = await (await hub.get('/search?q=ECOLOGIQUE')).text()
  const moments = [...page.matchAll(/href="([^"]*\?t=([\d.]+)[^"]*)"/g)].map(
    (match) => [match[1]!, Number(match[2])] as const,
  )
  expect(moments.length).toBeGreaterThan(0)
  const wanted = reference('conference-fr').filter((one) => one.text.includes('écologique'))
  expect(moments.some(([, second]) => wanted.some((one) => Math.abs(one.start - second) < 1))).toBe(true)
  const landed = await hub.get(moments[0]![0])
  expect(landed.status).toBe(200)
  expect(await landed.text()).toMatch(/#t=\d/)
})

test('every page answers without framework JavaScript and without other hosts', async () => {
  const slug = episodes['conference-fr'].slug
  for (const page of [
    '/',
    '/shows/causeries',
    '/shows/causeries/seasons/1',
    `/shows/causeries/${slug}`,
    '/search?q=ville',
    '/en',
  ]) {
    const answer = await hub.get(page)
    expect(answer.status, page).toBe(200)
    const html = await answer.text()
    expect(html).not.toMatch(/<script[^>]*src=/)
    for (const [, host] of html.matchAll(/(?:src|href)="https?:\/\/([^/"]+)/g))
      expect(`http://${host}`).toBe(hub.url)
  }
})

test('the sitemap names every public page', async () => {
  const sitemap = await (await hub.get('/sitemap.xml')).text()
  for (const episode of Object.values(episodes)) expect(sitemap).toContain(`<loc>${episode.url}</loc>`)
})

test('a second hub on the same data says that one is running', async () => {
  const second = await hub.run('start')
  expect(second.code).toBe(1)
  expect(second.stderr).toContain('already running')
})

test('the sound for podcast apps is at −16 LUFS and carries its tags', async () => {
  const mp3 = episodes['conference-fr'].recordings[0].enclosures.find((one: any) => one.profile === 'mp3')
  const bytes = Buffer.from(await (await fetch(mp3.url)).arrayBuffer())
  const file = path.join(hub.dataDir, 'served.mp3')
  writeFileSync(file, bytes)
  const measured = spawnSync('ffmpeg', [
    '-hide_banner',
    '-nostats',
    '-i',
    file,
    '-af',
    'ebur128=framelog=verbose',
    '-f',
    'null',
    '-',
  ])
  const loudness = [...measured.stderr.toString().matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)
  expect(Math.abs(Number(loudness![1]) + 16)).toBeLessThan(1)
  const probed = JSON.parse(
    execFileSync('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'format_tags:stream=codec_name,width,height',
      '-show_chapters',
      '-of',
      'json',
      file,
    ]).toString(),
  )
  expect(probed.format.tags.title).toBe('Essai conference-fr.mp3')
  expect(probed.format.tags.album).toBe('Les causeries')
  expect(probed.streams).toContainEqual(
    expect.objectContaining({ codec_name: 'mjpeg', width: 640, height: 640 }),
  )
  expect(probed.chapters.length).toBeGreaterThanOrEqual(5)
})
