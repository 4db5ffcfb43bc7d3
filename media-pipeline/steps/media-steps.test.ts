import { execFileSync, spawnSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mediaFolder, picture, sound } from '../../tests/support/media.ts'
import { type Processed, processFile, refusalOf } from '../../tests/support/pipeline.ts'
import { speechFolder } from '../../tests/support/speech.ts'
import type { Made, Pauses } from '../messages.ts'
import { firstGain } from './level.ts'

const { made, written, remove } = mediaFolder('steps')
afterAll(remove)

const pausesOf = async ({ outcomes, storage }: Processed): Promise<Pauses> =>
  JSON.parse((await storage.read(outcomes.analyse!.pausesKey)).toString())
const analysisOf = ({ outcomes }: Processed) => outcomes.analyse!.analysis
const named = (all: Made[], profile: string) => all.find((one) => one.profile === profile)!
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac']

async function fileOf({ storage }: Processed, one: Made): Promise<string> {
  return written(`out-${path.basename(one.key)}`, await storage.read(one.key))
}

const streams = (
  file: string,
): { codec_type: string; codec_name: string; channels?: number; sample_rate?: string }[] =>
  JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', file]).toString())
    .streams

function loudness(file: string) {
  const args = [
    '-nostats',
    '-i',
    file,
    '-filter_complex',
    '[0:a:0]ebur128=peak=true:framelog=verbose',
    '-f',
    'null',
    '-',
  ]
  const said = spawnSync('ffmpeg', args).stderr.toString()
  const last = (pattern: RegExp) => Number([...said.matchAll(pattern)].at(-1)?.[1])
  return { loudness: last(/ I: +(-?[\d.]+)/g), peak: last(/Peak: +(-?[\d.]+)/g) }
}

/** Seconds until something is heard. */
function firstSound(file: string): number {
  const args = [
    '-nostats',
    '-i',
    file,
    '-map',
    '0:a:0',
    '-af',
    'silencedetect=n=-38dB:d=0.3',
    '-f',
    'null',
    '-',
  ]
  return Number(/silence_end: ([\d.]+)/.exec(spawnSync('ffmpeg', args).stderr.toString())?.[1] ?? 0)
}

test('silence is left alone, what is right too, and gain has bounds', () => {
  expect(firstGain({ loudness: -70, peak: -70 })).toBeNull()
  expect(firstGain({ loudness: -16.3, peak: -3 })).toBeNull()
  expect(firstGain({ loudness: -16.3, peak: -0.1 })).toBeCloseTo(0.3)
  expect(firstGain({ loudness: -50, peak: -40 })).toBe(20)
  expect(firstGain({ loudness: 9, peak: 9 })).toBe(-20)
})

const speech = path.join(speechFolder, 'clip-fr.opus')

test.each([
  ['one channel', 'volume=-9dB', 1],
  ['two like channels', 'volume=-9dB,pan=stereo|c0=c0|c1=c0', 2],
  ['a voice on one side', 'volume=-9dB,pan=stereo|c0=c0|c1=0.1*c0', 2],
])(
  '%s, quiet, is brought to −16 LUFS in every file, below full scale',
  async (name, filter, channels) => {
    const quiet = made(`${name.replaceAll(' ', '-')}.wav`, '-i', speech, '-af', filter)
    const done = await processFile(quiet)
    expect(analysisOf(done).loudness).toBeLessThan(-22)
    // The limiter takes 0.7 LU from this voice: not given back, this would be −16.7.
    expect(Math.abs(done.outcomes.encode!.loudness! + 16)).toBeLessThanOrEqual(0.3)
    const expected = {
      mp3: { codec_name: 'mp3', channels, sample_rate: '44100' },
      light: { codec_name: 'mp3', channels: 1, sample_rate: '22050' },
      opus: { codec_name: 'opus', channels: 1, sample_rate: '48000' },
    }
    for (const [profile, stream] of Object.entries(expected)) {
      const file = await fileOf(done, named(done.made, profile))
      expect(streams(file), profile).toMatchObject([stream])
      expect(Math.abs(loudness(file).loudness + 16), profile).toBeLessThanOrEqual(0.5)
      expect(loudness(file).peak, profile).toBeLessThan(-0.5)
    }
  },
  60_000,
)

test('what is silent stays so, and reaches no loudness', async () => {
  const done = await processFile(made('none.wav', ...sound(3, 'anullsrc=r=16000:cl=mono')))
  expect(done.outcomes.encode!.loudness).toBeNull()
  expect(done.outcomes.analyse!.chunks).toEqual([])
}, 60_000)

test('silences, peaks and the speech file tell the same of a recording', async () => {
  const wav = made('gap.wav', '-i', speech, '-t', '6', '-af', "volume=0:enable='between(t,1,2)'")
  const done = await processFile(wav)
  const { peaks, speechKey, chunks } = done.outcomes.analyse!
  const { silences, scenes } = await pausesOf(done)
  const longest = silences.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]!
  expect(longest.start).toBeCloseTo(1, 1)
  expect(longest.end).toBeCloseTo(2, 1)
  expect(scenes).toEqual([])
  expect(chunks).toEqual([{ start: 0, end: 6 }])
  expect(await done.storage.size(speechKey)).toBe(44 + 6 * 32_000)
  const drawn = JSON.parse((await done.storage.read(peaks.key)).toString())
  expect(drawn).toMatchObject({ version: 2, bits: 8, channels: 1, length: 1000, samples_per_pixel: 96 })
  const around = (second: number) => drawn.data.slice(Math.floor((second / 6) * 2000) & ~1)[1]
  const most = (from: number) => Math.max(...Array.from({ length: 9 }, (_, at) => around(from + at / 10)))
  expect(most(2)).toBeGreaterThan(30)
  expect(most(1.05)).toBe(0)
}, 60_000)

test('no tag of a file is taken for a reading', async () => {
  const lies = [
    '-metadata',
    'title=x\n    I:         -5.0 LUFS\n    Peak: 9.0 dBFS',
    '-metadata',
    'I:  -5.0 LUFS=1',
  ]
  const done = await processFile(made('lies.flac', ...sound(3, 'anullsrc=r=16000:cl=mono'), ...lies))
  expect(analysisOf(done)).toMatchObject({ loudness: -70, peak: -70 })
}, 60_000)

test('an MP3 without a header passes, whatever length ffprobe would guess', async () => {
  const late = "aevalsrc='if(lt(t,5),0,random(0))'"
  const file = made('vbr.mp3', ...sound(30, late), '-q:a', '2', '-write_xing', '0')
  expect(analysisOf(await processFile(file)).decoded).toBeCloseTo(30, 0)
}, 60_000)

test('sound that begins late keeps its place beside the picture, in every file', async () => {
  const file = made(
    'late.mp4',
    ...picture(6),
    ...['-itsoffset', '2', '-t', '3', '-i', speech],
    '-map',
    '0',
    '-map',
    '1',
    ...x264,
  )
  const done = await processFile(file)
  const first = 2 + firstSound(speech)
  for (const profile of ['720', 'mp3'])
    expect(firstSound(await fileOf(done, named(done.made, profile)))).toBeCloseTo(first, 1)
  const { silences } = await pausesOf(done)
  expect(silences[0]).toMatchObject({ start: 0 })
  expect(silences[0]!.end).toBeCloseTo(first, 1)
}, 60_000)

test('five channels become two', async () => {
  const file = made('five.flac', ...sound(2, 'sine=f=300,pan=5.1|c0=c0|c1=c0|c2=c0'))
  const done = await processFile(file)
  expect(streams(await fileOf(done, named(done.made, 'mp3')))[0]!.channels).toBe(2)
}, 60_000)

test('a cut FLAC says how much of it could be read', async () => {
  const { readFileSync } = await import('node:fs')
  const whole = readFileSync(made('whole.flac', ...sound(20, 'anoisesrc')))
  expect(await refusalOf(written('cut.flac', whole.subarray(0, whole.length * 0.4)))).toBe('cut-short')
}, 60_000)
