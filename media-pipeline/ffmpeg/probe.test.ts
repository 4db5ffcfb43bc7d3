import { readFileSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mediaFolder, picture, sound } from '../../tests/support/media.ts'
import { speechFolder } from '../../tests/support/speech.ts'
import { findPrograms } from './find.ts'
import { probeFile } from './probe.ts'

const { made, written, remove } = mediaFolder('probe')
afterAll(remove)

const { ffprobe } = await findPrograms({ ffmpegPath: null, ffprobePath: null })
const probe = (file: string) => probeFile(ffprobe, file, new AbortController().signal)
const refused = (code: string) => ({ reason: { code } })

test('the facts of good media are those of its header', async () => {
  const mp3 = await probe(path.join(speechFolder, 'conference-fr.mp3'))
  expect(mp3).toMatchObject({ container: 'mp3', video: null, audio: { codec: 'mp3' } })
  expect(mp3.duration).toBeCloseTo(211.8, 0)
  const mp4 = await probe(path.join(speechFolder, 'video-fr.mp4'))
  expect(mp4).toMatchObject({
    container: 'mov',
    video: { codec: 'h264', height: 480 },
    audio: { codec: 'aac' },
  })
})

test('a picture has the size that is shown, whatever its pixels', async () => {
  const wide = made(
    'wide.mkv',
    ...picture(1, 'testsrc=s=720x576:r=10,setsar=16/11'),
    ...sound(1),
    '-c:v',
    'mjpeg',
  )
  expect((await probe(wide)).video).toMatchObject({ width: 1047, height: 576 })
})

// Speech after a pause: the first frames are tiny, so ffprobe guesses 162 s for the MP3 and 1040 s for the AAC.
const late = "aevalsrc='if(lt(t,5),0,random(0))'"
test.each([
  ['an MP3 of changing bitrate without a header', 'vbr.mp3', ['-q:a', '2', '-write_xing', '0']],
  ['raw AAC', 'raw.aac', []],
])('the length of %s is unknown, not guessed', async (_what, name, options) => {
  expect((await probe(made(name, ...sound(60, late), ...options))).duration).toBe(0)
})

test('the length is that of the sound, where the picture is longer', async () => {
  const file = made('long-picture.mkv', ...picture(6), ...sound(3))
  expect((await probe(file)).duration).toBeCloseTo(3, 1)
})

test('a WAV that was written to a pipe has no length and is no fault', async () => {
  const wav = made('whole.wav', ...sound(2))
  const bytes = readFileSync(wav)
  bytes.writeUInt32LE(0xffffffff, 4)
  bytes.writeUInt32LE(0xffffffff, bytes.indexOf('data') + 4)
  expect(await probe(written('piped.wav', bytes))).toMatchObject({
    duration: 0,
    audio: { sampleRate: 44100 },
  })
})

test('subtitles and a cover of an uncommon kind do not refuse a recording', async () => {
  const srt = written('a.srt', '1\n00:00:00,000 --> 00:00:01,000\nBonjour\n')
  const subtitled = made(
    'subtitled.mkv',
    ...picture(2),
    ...sound(2),
    '-i',
    srt,
    '-map',
    '0',
    '-map',
    '1',
    '-map',
    '2',
  )
  expect((await probe(subtitled)).audio).not.toBeNull()
  const cover = made('cover.png', ...picture(1, 'color=red:s=64x64'), '-frames:v', '1')
  const options = [
    '-map',
    '1:a',
    '-map',
    '0:v',
    '-c:v',
    'bmp',
    '-id3v2_version',
    '3',
    '-disposition:v',
    'attached_pic',
  ]
  const covered = made('covered.mp3', '-i', cover, ...sound(2), ...options)
  expect(await probe(covered)).toMatchObject({ video: null, audio: { codec: 'mp3' } })
})

test('chapters come in order, each start once, with titles of one line', async () => {
  const chapter = (start: number, title: string) =>
    `[CHAPTER]\nTIMEBASE=1/1\nSTART=${start}\nEND=9\ntitle=${title}\n`
  const texts = [chapter(4, 'Trois'), chapter(0, 'Un\\\ndeux'), chapter(4, 'Quatre')]
  const meta = written('meta.txt', `;FFMETADATA1\ntitle=L’été\\; fin\n${texts.join('')}`)
  const options = ['-i', meta, '-map', '0:a', '-map_metadata', '1', '-map_chapters', '1']
  const facts = await probe(made('chapters.mp3', ...sound(9), ...options))
  expect(facts.title).toBe('L’été; fin')
  expect(facts.chapters.map((one) => one.start)).toEqual([0, 4])
  expect(facts.chapters[0]!.title).toBe('Un deux')
})

test.each([
  ['no sound', () => made('silent.mp4', ...picture(1)), 'no-sound'],
  ['0.4 seconds', () => made('short.wav', ...sound(0.4)), 'too-short'],
  ['4 kHz', () => made('low.wav', ...sound(1), '-ar', '4000'), 'odd-sound'],
  ['16 channels', () => made('wide.wav', ...sound(1), '-ac', '16'), 'odd-sound'],
  ['an unlisted codec', () => made('a.mkv', ...sound(1), '-c:a', 'ac3'), 'unknown-format'],
  ['more than 16 streams', () => manyStreams(), 'too-many-streams'],
  ['thirteen hours', () => thirteenHours(), 'too-long'],
  [
    'a huge picture',
    () => made('huge.mkv', ...picture(1, 'color=s=8000x6000:r=1'), ...sound(1), '-c:v', 'mjpeg'),
    'odd-picture',
  ],
])('%s is refused', async (_what, make, code) => {
  await expect(probe(make())).rejects.toMatchObject(refused(code))
})

function manyStreams() {
  return made(
    'many.mka',
    ...sound(1),
    ...Array.from({ length: 20 }, () => ['-map', '0']).flat(),
    '-c:a',
    'pcm_s16le',
  )
}

/** The header of a mono WAV at 8 kHz that says 13 hours, as a sparse file. */
function thirteenHours(): string {
  const file = made('long.wav', ...sound(1), '-ar', '8000', '-bitexact')
  const bytes = readFileSync(file)
  const length = 13 * 3600 * 16_000
  bytes.writeUInt32LE(length, bytes.indexOf('data') + 4)
  const long = written('thirteen.wav', bytes)
  truncateSync(long, 44 + length)
  return long
}
