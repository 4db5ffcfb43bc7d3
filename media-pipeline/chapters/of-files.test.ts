import { afterAll, expect, test } from 'vitest'
import { mediaFolder, picture, sound } from '../../tests/support/media.ts'
import { findPrograms } from '../ffmpeg/find.ts'
import { probeFile } from '../ffmpeg/probe.ts'
import { tidyChapters } from './tidy.ts'

const { made, written, remove } = mediaFolder('chapters')
afterAll(remove)
const { ffprobe } = await findPrograms({ ffmpegPath: null, ffprobePath: null })

// The last one ends long after the sound does, as programs write it. ffmpeg 5.1 writes Ogg's seconds rounded: 2.5 becomes 3.5.
const chapter = (start: number, end: number, title: string) =>
  `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${start}\nEND=${end}\ntitle=${title}\n`
const meta = written(
  'meta.txt',
  `;FFMETADATA1\n${chapter(0, 2_400, 'Été « un »')}${chapter(2_400, 90_000, 'Deux 🎙')}`,
)
const tone = [...sound(6), '-i', meta, '-map', '0:a', '-map_chapters', '1']
const film = [...sound(6), ...picture(6), '-i', meta, '-map', '1:v', '-map', '0:a', '-map_chapters', '2']

test.each([
  ['an MP3 (ID3)', 'a.mp3', tone],
  ['an M4A', 'a.m4a', tone],
  ['an MP4 with a picture', 'a.mp4', film],
  ['an MP4 with nothing but a QuickTime text track', 'text.mp4', [...film, '-movflags', '+disable_chpl']],
  ['an Opus file', 'a.opus', tone],
  ['a Matroska sound file', 'a.mka', tone],
])('chapters of %s are read, and do not make it longer', async (_what, name, args) => {
  const facts = await probeFile(ffprobe, made(name, ...args), new AbortController().signal)
  expect(facts.duration).toBeGreaterThan(5.9)
  expect(facts.duration).toBeLessThan(6.3)
  expect(tidyChapters(facts.chapters, facts.duration)).toEqual([
    { start: 0, title: 'Été « un »' },
    { start: 2.4, title: 'Deux 🎙' },
  ])
})
