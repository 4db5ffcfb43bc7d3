import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import NodeId3 from 'node-id3'
import { afterAll, expect, test } from 'vitest'
import { mediaFolder, picture, sound } from '../../tests/support/media.ts'
import type { Made, StepOf, Tags } from '../messages.ts'
import { memoryStorage } from '../storage/memory.ts'
import { tag } from './tag.ts'
import type { Tools } from './tools.ts'

const { folder, made, written, remove } = mediaFolder('tag')
afterAll(remove)

const storage = memoryStorage()
const mp3 = made('a.mp3', ...sound(10), '-map_metadata', '-1', '-id3v2_version', '0')
await storage.write('recordings/r1/x/mp3-1.mp3', readFileSync(mp3))
await storage.write(
  'covers/c.jpg',
  readFileSync(made('c.jpg', ...picture(1, 'color=red:s=300x300'), '-frames:v', '1')),
)

const bare = ['-map_metadata', '-1', '-fflags', '+bitexact']
const ogg = made('a.opus', ...sound(10), ...bare, '-c:a', 'libopus')
await storage.write('recordings/r1/x/opus-1.opus', readFileSync(ogg))
const filmed = [...picture(10), ...sound(10), ...bare, '-pix_fmt', 'yuv420p', '-c:a', 'aac']
const mp4 = made('a.mp4', ...filmed, '-movflags', '+faststart')
await storage.write('recordings/r1/x/720-1.mp4', readFileSync(mp4))

const about = { size: 1, hash: 'h', duration: 10, width: null, height: null, bitrate: 128000 }
const sounds: Made = { ...about, profile: 'mp3', key: 'recordings/r1/x/mp3-1.mp3', type: 'audio/mpeg' }
const light: Made = { ...sounds, profile: 'light' }
const opus: Made = { ...about, profile: 'opus', key: 'recordings/r1/x/opus-1.opus', type: 'audio/ogg' }
const film: Made = {
  ...{ ...about, profile: '720', key: 'recordings/r1/x/720-1.mp4', type: 'video/mp4' },
  ...{ width: 320, height: 240 },
}
const tags: Tags = {
  ...{ title: 'L’été « 日本 » 🎙', show: 'Causeries', author: 'Awa Diop', season: 3, episode: 12 },
  ...{
    date: '2026-05-04T08:00:00Z',
    language: 'fr-FR',
    comment: 'Un résumé ; court = bon',
    cover: 'covers/c.jpg',
  },
  chapters: [
    { start: 0, title: 'Début' },
    { start: 4.5, title: 'Suite' },
    { start: 30, title: 'Après la fin' },
  ],
}

const programs = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe' }

function run(change: Partial<Tags> = {}, all = [sounds, light], tools: Partial<Tools> = {}) {
  const base = { id: 's', recording: 'r1', source: 'o', sourceHash: 'abcdef0123456789' }
  const step: StepOf<'tag'> = {
    ...base,
    kind: 'tag',
    made: all,
    tags: { ...tags, ...change },
    duration: 10,
    recipe: 2,
  }
  const { signal } = new AbortController()
  const usual = { storage, tmp: folder, ffmpeg: programs, progress: () => {}, signal }
  return tag(step, { ...usual, ...tools } as Tools)
}

const streamsOf = (file: string, ...options: string[]) =>
  execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...options, '-f', 'streamhash', '-']).toString()
const audioOf = (file: string) => streamsOf(file, '-map', '0:a', '-c', 'copy')

test('tags, cover and chapters are in a copy of the MP3; its sound is the same', async () => {
  const poster: Made = { ...about, profile: 'poster', key: 'recordings/r1/x/p.jpg', type: 'image/jpeg' }
  const [one, other, ...rest] = (await run({}, [sounds, light, poster])).made
  expect(rest).toEqual([poster])
  expect(path.basename(other!.key)).toMatch(/^light-tagged-/)
  expect(other!.hash).toBe(one!.hash)
  const file = written('tagged.mp3', await storage.read(one!.key))
  expect(one!.size).toBe(readFileSync(file).length)
  expect(audioOf(file)).toBe(audioOf(mp3))
  const found = NodeId3.read(file)
  expect(found).toMatchObject({
    title: tags.title,
    album: 'Causeries',
    artist: 'Awa Diop',
    trackNumber: '12',
    year: '2026',
  })
  expect(found).toMatchObject({ partOfSet: '3', language: 'fra', comment: { text: tags.comment } })
  expect(found.image).toMatchObject({ mime: 'image/jpeg', type: { id: 3 } })
  expect(found.tableOfContents?.[0]?.elements).toEqual(['ch0', 'ch1'])
})

test('chapters end with the recording, for ffprobe too', async () => {
  const file = written('chapters.mp3', await storage.read((await run()).made[0]!.key))
  const words = ['-v', 'error', '-show_chapters', '-show_entries', 'format=duration', '-of', 'json', file]
  const { chapters, format } = JSON.parse(execFileSync('ffprobe', words).toString())
  expect(
    chapters.map((one: { start_time: string; end_time: string }) => [+one.start_time, +one.end_time]),
  ).toEqual([
    [0, 4.5],
    [4.5, 10],
  ])
  expect(chapters[0].tags.title).toBe('Début')
  expect(Number(format.duration)).toBeCloseTo(10, 0)
})

test('the same tags give the same object, others another, and the first stays', async () => {
  const [first, again, other] = [await run(), await run(), await run({ title: 'Autre' })].map(
    (one) => one.made[0]!,
  )
  expect(again).toEqual(first)
  expect(other!.key).not.toBe(first!.key)
  expect(await storage.size(first!.key)).toBe(first!.size)
  expect(path.basename(first!.key)).toMatch(/^mp3-tagged-[0-9a-f]{8}\.mp3$/)
})

test('tags that were there give way to the new ones', async () => {
  const old = made(
    'old.mp3',
    '-i',
    mp3,
    '-c',
    'copy',
    '-metadata',
    'title=Ancien',
    '-metadata',
    'composer=Personne',
  )
  expect(NodeId3.read(old)).toMatchObject({ title: 'Ancien', composer: 'Personne' })
  await storage.write('recordings/r1/x/old-1.mp3', readFileSync(old))
  const one = { ...sounds, key: 'recordings/r1/x/old-1.mp3' }
  const file = written('new.mp3', await storage.read((await run({}, [one])).made[0]!.key))
  expect(audioOf(file)).toBe(audioOf(mp3))
  expect(NodeId3.read(file)).toMatchObject({ title: tags.title })
  expect(NodeId3.read(file)).not.toHaveProperty('composer')
})

test('nothing is written where nothing is known', async () => {
  const nothing = {
    season: null,
    episode: null,
    date: null,
    comment: '',
    cover: null,
    chapters: [],
    author: '',
  }
  const file = written('bare.mp3', await storage.read((await run(nothing)).made[0]!.key))
  const found = NodeId3.read(file)
  expect(found.artist).toBe('Causeries')
  for (const name of ['chapter', 'tableOfContents', 'image', 'trackNumber', 'year', 'comment'])
    expect(found).not.toHaveProperty(name)
})

function probed(file: string) {
  const wanted = ['-show_chapters', '-show_entries', 'format:stream=codec_type,codec_name:stream_disposition']
  const { chapters, format, streams } = JSON.parse(
    execFileSync('ffprobe', ['-v', 'error', ...wanted, '-of', 'json', file]).toString(),
  )
  return {
    tags: format.tags,
    kinds: streams.map((one: { codec_type: string }) => one.codec_type),
    chapters: chapters.map((one: { start_time: string; end_time: string; tags: { title: string } }) => [
      Number(one.start_time),
      Number(one.end_time),
      one.tags.title,
    ]),
  }
}

/** Only of what is one of its own kind: the summary and the cover are not in films. */
const tagOne = async (one: Made, change: Partial<Tags> = {}, tools: Partial<Tools> = {}) =>
  (await run(change, [one], tools)).made[0]!

async function tagged(one: Made, change: Partial<Tags> = {}) {
  const { key } = await tagOne(one, change)
  return written(path.basename(key), await storage.read(key))
}

test('chapters and title are in a copy of the film; picture and sound are the same, bit for bit', async () => {
  const one = await tagOne(film)
  expect(path.basename(one.key)).toMatch(/^720-tagged-[0-9a-f]{8}\.mp4$/)
  const file = await tagged(film)
  expect(one).toMatchObject({ size: readFileSync(file).length, width: 320, height: 240 })
  const found = probed(file)
  // The chapters' own track is no picture and no subtitle.
  expect(found.kinds).toEqual(['video', 'audio', 'data'])
  expect(found.chapters).toEqual([
    [0, 4.5, 'Début'],
    [4.5, 10, 'Suite'],
  ])
  const shown = { title: tags.title, artist: 'Awa Diop', album: 'Causeries', date: '2026-05-04', track: '12' }
  expect(found.tags).toMatchObject(shown)
  for (const options of [['-c', 'copy'], []])
    expect(streamsOf(file, '-map', '0:V', '-map', '0:a', ...options)).toBe(
      streamsOf(mp4, '-map', '0:V', '-map', '0:a', ...options),
    )
})

test('a tagged film begins with its table of contents, so that it plays before it is there', async () => {
  const bytes = readFileSync(await tagged(film))
  expect(bytes.indexOf('moov')).toBeGreaterThan(0)
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
})

test('no title can end its chapter, its line or its name', async () => {
  const odd = ['a=b;c#d\\', ';FFMETADATA1', '[CHAPTER]', 'deux\nSTART=7\n[CHAPTER]', '# « 日本 » 🎙', '\\\\=']
  const chapters = odd.map((title, at) => ({ start: at, title }))
  const title = 'L’été\n=;#\\ -metadata x=y'
  const found = probed(await tagged(film, { chapters, title }))
  expect(found.chapters.map(([, , title]: string[]) => title!.trim())).toEqual(odd)
  expect(found.tags.title).toBe(title)
})

test('a film without chapters has its title; one whose first chapter begins late begins with its title', async () => {
  const found = probed(await tagged(film, { chapters: [] }))
  expect(found).toMatchObject({ kinds: ['video', 'audio'], chapters: [], tags: { title: tags.title } })
  const late = [{ start: 3, title: 'Enfin' }]
  expect(probed(await tagged(film, { chapters: late })).chapters).toEqual([
    [0, 3, tags.title],
    [3, 10, 'Enfin'],
  ])
})

test('an Opus file says its chapters to the millisecond, and sounds the same', async () => {
  const file = await tagged(opus, { chapters: [tags.chapters[0]!, { start: 4.567, title: 'Suite = fin' }] })
  expect(path.basename(file)).toMatch(/^opus-tagged-[0-9a-f]{8}\.opus$/)
  const { chapters } = probed(file)
  expect(chapters.map(([start, , title]: unknown[]) => [start, title])).toEqual([
    [0, 'Début'],
    [4.567, 'Suite = fin'],
  ])
  expect(readFileSync(file).includes('CHAPTER002=00:00:04.567')).toBe(true)
  expect(audioOf(file)).toBe(audioOf(ogg))
  expect(streamsOf(file)).toBe(streamsOf(ogg))
})

test.each([
  ['film', film],
  ['Opus file', opus],
])('the same tags make the same bytes of a %s, in another storage too', async (_kind, one) => {
  const first = await tagOne(one)
  const elsewhere = memoryStorage()
  await elsewhere.write(one.key, await storage.read(one.key))
  expect(await tagOne(one, { cover: null }, { storage: elsewhere })).toEqual(first)
  expect((await tagOne(one, { title: 'Autre' })).key).not.toBe(first.key)
})

test('what a film does not show costs no copy of it', async () => {
  const before = await tagOne(film)
  const nothing = { ffmpeg: '/nowhere/ffmpeg', ffprobe: '/nowhere/ffprobe' }
  expect(await tagOne(film, { comment: 'Un autre résumé', cover: null }, { ffmpeg: nothing })).toEqual(before)
  await expect(tagOne(film, { title: 'Neuf' }, { ffmpeg: nothing })).rejects.toThrow()
})

test('what ffmpeg cannot copy whole is not kept', async () => {
  const bytes = await storage.read(film.key)
  const cut = { ...film, key: 'recordings/r1/x/720-2.mp4' }
  await storage.write(cut.key, bytes.subarray(0, bytes.length / 2))
  const kept: string[] = []
  const watched = { ...storage, put: async (key: string) => ({ size: kept.push(key) }) }
  await expect(tagOne(cut, { title: 'Coupé' }, { storage: watched })).rejects.toMatchObject({
    reason: { code: 'encode-failed', detail: expect.stringMatching(/^720: \d\.\d s instead of 10\.0 s/) },
  })
  expect(kept).toEqual([])
})

test('it says how far it is, and stops when it is called off', async () => {
  const said: number[] = []
  await run({ title: 'Loin' }, [sounds, film], { progress: (done) => said.push(done) })
  expect(said.length).toBeGreaterThan(0)
  expect(said).toEqual([...said].sort((a, b) => a - b))
  expect(Math.max(...said)).toBeLessThanOrEqual(1)
  const off = AbortSignal.abort(new Error('called off'))
  for (const one of [sounds, film]) {
    await expect(tagOne(one, { title: 'Arrêt' }, { signal: off })).rejects.toThrow()
  }
})
