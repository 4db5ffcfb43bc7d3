import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mediaFolder, picture, sound } from '../../tests/support/media.ts'
import { type Processed, processFile, TAGS } from '../../tests/support/pipeline.ts'

const { made, written, remove } = mediaFolder('tag-again')
afterAll(remove)

const film = made(
  'film.mp4',
  ...[...picture(4, 'testsrc=s=1280x720:r=25'), ...sound(4)],
  ...['-pix_fmt', 'yuv420p', '-preset', 'ultrafast', '-c:a', 'aac'],
)

/** md5 of each stream as it lies in the file, chapters' own track aside, and what ffprobe says of the chapters. */
async function lookAt({ storage, made }: Processed) {
  const looks = made.map(async ({ profile, key }) => {
    const file = written(path.basename(key), await storage.read(key))
    const streams = ['-map', '0:V?', '-map', '0:a?', '-c', 'copy', '-f', 'streamhash', '-hash', 'md5', '-']
    const md5 = execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...streams]).toString()
    const words = ['-v', 'error', '-show_chapters', '-of', 'json', file]
    const { chapters } = JSON.parse(execFileSync('ffprobe', words).toString())
    const titles = chapters.map((one: { tags?: { title?: string } }) => one.tags?.title)
    return [profile, { md5, titles, key }] as const
  })
  return Object.fromEntries(await Promise.all(looks))
}

test('other chapters change the tags of every file; nothing is encoded, sound and pictures are the same', async () => {
  const first = await processFile(film)
  expect(first.ran).toContain('encode')
  const chapters = [
    { start: 0, title: 'Début' },
    { start: 2, title: 'Suite' },
  ]
  const wish = { tags: { ...TAGS, chapters } }
  const again = await processFile(film, { storage: first.storage, done: first.done, wish })
  expect(again.ran).toEqual(['tag'])
  const [before, after] = [await lookAt(first), await lookAt(again)]
  expect(Object.keys(after).sort()).toEqual(['360', '720', 'light', 'mp3', 'opus', 'poster'])
  for (const name of ['mp3', 'light', 'opus', '720', '360']) {
    expect(after[name]!.md5, name).toBe(before[name]!.md5)
    expect(after[name]!.key, name).not.toBe(before[name]!.key)
    expect([before[name]!.titles, after[name]!.titles], name).toEqual([[], ['Début', 'Suite']])
  }
  expect(after.poster).toEqual(before.poster)
})
