import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { pointTo } from '../support/mov-alias.ts'
import { processFile, refusalOf } from '../support/pipeline.ts'

const SPEECH = path.resolve('tests/fixtures/speech')
const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-hostile-'))
const inFolder = (name: string) => path.join(folder, name)

function made(name: string, ...words: string[]): string {
  const result = spawnSync('ffmpeg', ['-v', 'error', '-y', ...words, inFolder(name)])
  if (result.status !== 0) throw new Error(result.stderr.toString())
  return inFolder(name)
}

function written(name: string, bytes: string | Buffer): string {
  writeFileSync(inFolder(name), bytes)
  return inFolder(name)
}

function cut(name: string, from: string, share: number): string {
  copyFileSync(from, inFolder(name))
  truncateSync(inFolder(name), Math.floor(readFileSync(from).length * share))
  return inFolder(name)
}

// What each of these would read: another producer's draft, beside it and by its whole path.
const draft = inFolder('private_draft.mp3')
copyFileSync(path.join(SPEECH, 'conference-fr.mp3'), draft)

const PLAYLISTS: Record<string, string> = {
  'an HLS playlist with a relative path':
    '#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nprivate_draft.mp3\n#EXT-X-ENDLIST\n',
  'an HLS playlist with an absolute path': `#EXTM3U\n#EXTINF:10,\n${draft}\n#EXT-X-ENDLIST\n`,
  'an HLS playlist with a file address': `#EXTM3U\n#EXTINF:10,\nfile://${draft}\n#EXT-X-ENDLIST\n`,
  'an HLS playlist with concat': `#EXTM3U\n#EXTINF:10,\nconcat:${draft}|${draft}\n#EXT-X-ENDLIST\n`,
  'an ffconcat list': 'ffconcat version 1.0\nfile private_draft.mp3\n',
  'a DASH manifest': `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet mimeType="audio/mp4"><Representation id="1" bandwidth="1"><BaseURL>${draft}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
  'an SDP description':
    'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 14\n',
}

for (const [what, text] of Object.entries(PLAYLISTS))
  test(`${what} is refused, whatever its name`, async () => {
    for (const name of ['talk.mp3', 'talk.mp4', 'talk.wav', 'talk.m3u8'])
      expect(await refusalOf(written(name, text)), name).toBe('unknown-format')
  })

test('a playlist behind an ID3 tag is refused too', async () => {
  const tag = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, 0])
  const file = written(
    'tagged.mp3',
    Buffer.concat([tag, Buffer.from(PLAYLISTS['an HLS playlist with an absolute path']!)]),
  )
  expect(await refusalOf(file)).toBe('unreadable')
})

test('a MOV that points to another file brings none of its bytes', async () => {
  const silent = made(
    'own.mov',
    '-f',
    'lavfi',
    '-i',
    'anullsrc=r=16000:cl=mono',
    '-t',
    '3',
    '-c:a',
    'pcm_s16le',
  )
  const loud = written('secret.raw', randomBytes(200_000))
  const hostile = written('outside.mov', pointTo(readFileSync(silent), loud))
  // An ffmpeg that was told to would read it: the file is a real attack.
  const trusting = ['-enable_drefs', '1', '-use_absolute_path', '1', '-i', hostile]
  const leak = spawnSync('ffmpeg', ['-v', 'error', ...trusting, '-f', 's16le', '-'])
  expect(leak.stdout.some((byte) => byte !== 0)).toBe(true)
  const refused = await refusalOf(hostile)
  if (refused === null) {
    const { outcomes } = await processFile(hostile)
    expect(outcomes.analyse!.analysis).toMatchObject({ loudness: -70, peak: -70 })
  } else expect(refused).toBe('unreadable')
})

test.each([
  ['a text', () => written('text.mp3', 'Bonjour.\n'.repeat(100)), 'unknown-format'],
  ['an empty file', () => written('empty.mp3', ''), 'empty-file'],
  ['one byte', () => written('one.mp3', 'x'), 'unknown-format'],
  [
    'an MP3 cut in the middle',
    () => cut('cut.mp3', path.join(SPEECH, 'conference-fr.mp3'), 0.55),
    'cut-short',
  ],
  [
    'an MP4 with its index first, cut',
    () =>
      cut(
        'cut.mp4',
        made('fast.mp4', '-i', path.join(SPEECH, 'video-fr.mp4'), '-c', 'copy', '-movflags', '+faststart'),
        0.5,
      ),
    'cut-short',
  ],
  [
    'an MP4 with its index last, cut',
    () => cut('cut2.mp4', made('slow.mp4', '-i', path.join(SPEECH, 'video-fr.mp4'), '-c', 'copy'), 0.5),
    'cut-short',
  ],
  [
    'a video without sound',
    () => made('silent.mp4', '-f', 'lavfi', '-i', 'testsrc=d=2:s=320x240'),
    'no-sound',
  ],
  ['0.4 seconds', () => made('short.wav', '-f', 'lavfi', '-i', 'sine=d=0.4'), 'too-short'],
])('%s is refused with a reason', async (_what, make, code) => {
  expect(await refusalOf(make())).toBe(code)
})

test('a WAV that says 1 Hz is refused before it is decoded', async () => {
  const wav = readFileSync(made('honest.wav', '-f', 'lavfi', '-i', 'sine=d=1'))
  wav.writeUInt32LE(1, 24)
  expect(await refusalOf(written('one-hertz.wav', wav))).toBe('odd-sound')
})

test('a cover of 16,000 pixels costs nothing, and the sound is kept', async () => {
  const cover = made('cover.png', '-f', 'lavfi', '-i', 'color=red:s=16000x16000:d=1', '-frames:v', '1')
  const sound = made('plain.mp3', '-f', 'lavfi', '-i', 'sine=d=3')
  const file = made(
    'cover.mp3',
    '-i',
    sound,
    '-i',
    cover,
    '-map',
    '0:a',
    '-map',
    '1:v',
    '-c',
    'copy',
    '-id3v2_version',
    '3',
    '-disposition:v',
    'attached_pic',
  )
  const { outcomes } = await processFile(file)
  expect(outcomes.probe!.facts.video).toBeNull()
}, 60_000)

test('twenty minutes of silence in a fifth of a megabyte pass, and are not made louder', async () => {
  const file = made('silence.flac', '-f', 'lavfi', '-i', 'anullsrc=r=16000:cl=mono', '-t', '1200')
  expect(readFileSync(file).length).toBeLessThan(330_000)
  const { outcomes } = await processFile(file)
  const { analysis } = outcomes.analyse!
  expect(analysis.decoded).toBeCloseTo(1200, 0)
  expect(analysis.loudness).toBeLessThanOrEqual(-69)
}, 300_000)

test.each([`-i "quotes' $(touch pwned).mp3`, 'new\nline.mp3', 'a%03d.mp3', 'concat:x.mp3', '...mp3'])(
  'the name %j is only a name',
  async (name) => {
    copyFileSync(path.join(SPEECH, 'clip-fr.opus'), inFolder(name))
    const { made: all } = await processFile(inFolder(name))
    expect(all.map((one) => one.profile)).toEqual(['mp3', 'light', 'opus'])
  },
)

test('a video keeps its picture where it fits, and gets a small one, three sounds and a poster', async () => {
  const { made: all, outcomes } = await processFile(path.join(SPEECH, 'video-fr.mp4'))
  expect(all.map((one) => one.profile)).toEqual(['360', '720', 'mp3', 'light', 'opus', 'poster'])
  expect(outcomes.probe!.facts.video).toMatchObject({ width: 854, height: 480 })
  expect(all[1]).toMatchObject({ width: 854, height: 480, type: 'video/mp4' })
})

test('a larger picture becomes 720 lines, an odd size an even one', async () => {
  const file = made(
    'large.mp4',
    '-f',
    'lavfi',
    '-i',
    'testsrc=d=1:s=1440x1080:r=10',
    '-f',
    'lavfi',
    '-i',
    'sine=d=1',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
  )
  expect((await processFile(file)).made[1]).toMatchObject({ width: 960, height: 720 })
  const odd = made(
    'odd.mkv',
    '-f',
    'lavfi',
    '-i',
    'testsrc=d=1:s=321x241:r=10',
    '-f',
    'lavfi',
    '-i',
    'sine=d=1',
    '-c:v',
    'mjpeg',
    '-pix_fmt',
    'yuvj444p',
  )
  expect((await processFile(odd)).made[0]).toMatchObject({ width: 320, height: 240 })
})

test('the same file processed twice gives the same bytes under the same keys', async () => {
  const [first, second] = [
    await processFile(path.join(SPEECH, 'video-fr.mp4')),
    await processFile(path.join(SPEECH, 'video-fr.mp4')),
  ]
  expect(second.made).toEqual(first.made)
})
