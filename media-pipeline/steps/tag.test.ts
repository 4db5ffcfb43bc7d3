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

const about = { size: 1, hash: 'h', duration: 10, width: null, height: null, bitrate: 128000 }
const sounds: Made = { ...about, profile: 'mp3', key: 'recordings/r1/x/mp3-1.mp3', type: 'audio/mpeg' }
const light: Made = { ...sounds, profile: 'light' }
const opus: Made = { ...about, profile: 'opus', key: 'recordings/r1/x/opus-1.opus', type: 'audio/ogg' }
const film: Made = { ...about, profile: '720', key: 'recordings/r1/x/720-1.mp4', type: 'video/mp4' }
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

function run(change: Partial<Tags> = {}, all = [sounds, light, opus, film]) {
  const base = { id: 's', recording: 'r1', source: 'o', sourceHash: 'abcdef0123456789' }
  const step: StepOf<'tag'> = {
    ...base,
    kind: 'tag',
    made: all,
    tags: { ...tags, ...change },
    duration: 10,
  }
  return tag(step, { storage, tmp: folder } as Tools)
}

const audioOf = (file: string) =>
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-i',
    file,
    '-map',
    '0:a',
    '-c',
    'copy',
    '-f',
    'md5',
    '-',
  ]).toString()

test('tags, cover and chapters are in a copy of the MP3; its sound is the same', async () => {
  const [one, other, ...rest] = (await run()).made
  expect(rest).toEqual([opus, film])
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
