import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mediaFolder, picture, sound } from '../../tests/support/media.ts'
import { type Processed, processFile } from '../../tests/support/pipeline.ts'
import { speechFolder } from '../../tests/support/speech.ts'
import type { Made, Pauses } from '../messages.ts'
import { greatest } from './scenes.ts'

const { made, written, remove } = mediaFolder('pictures')
afterAll(remove)

const encodedOf = ({ outcomes }: Processed) => outcomes.encode!.made
const named = (all: Made[], profile: string) => all.find((one) => one.profile === profile)!
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac']

async function fileOf({ storage }: Processed, one: Made): Promise<string> {
  return written(`out-${path.basename(one.key)}`, await storage.read(one.key))
}

/** What tells one coded picture from another. */
function coded(file: string): string {
  const args = ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=size', '-of', 'csv=p=0', file]
  return createHash('sha256').update(execFileSync('ffprobe', args)).digest('hex')
}

test('a picture with keyframes near each other is copied, others are made again', async () => {
  const source = [...picture(12), ...sound(12), ...x264]
  const codedBits = async (name: string, gop: string) => {
    const file = made(name, ...source, '-g', gop, '-keyint_min', gop, '-sc_threshold', '0')
    const done = await processFile(file)
    return coded(file) === coded(await fileOf(done, named(done.made, '720')))
  }
  expect(await codedBits('near.mp4', '50')).toBe(true)
  expect(await codedBits('far.mp4', '500')).toBe(false)
}, 60_000)

test('pixels become square, in the poster too, and a cover is not the picture', async () => {
  const wide = made(
    'wide.mkv',
    ...picture(1, 'testsrc=s=720x576:r=10,setsar=16/11'),
    ...sound(1),
    '-c:v',
    'mjpeg',
  )
  const all = encodedOf(await processFile(wide))
  expect(named(all, '720')).toMatchObject({ width: 1046, height: 576 })
  expect(named(all, 'poster')).toMatchObject({ width: 1046, height: 576 })
}, 60_000)

test('a picture of one line has a result', async () => {
  const thin = made('thin.mkv', ...picture(1, 'testsrc=s=1000x1:r=10'), ...sound(1), '-c:v', 'png')
  expect(named(encodedOf(await processFile(thin)), '720')).toMatchObject({ width: 1000, height: 2 })
}, 60_000)

test('changes of the picture are told, to the nearest keyframe', async () => {
  const { outcomes, storage } = await processFile(path.join(speechFolder, 'video-fr.mp4'))
  const pauses = JSON.parse((await storage.read(outcomes.analyse!.pausesKey)).toString()) as Pauses
  expect(pauses.scenes).toEqual([23.1, 48.1])
}, 60_000)

test('where a camera moves all the time, only its greatest changes count', () => {
  const frames = Array.from({ length: 60 }, (_, at) => ({ time: at, score: at % 25 === 7 ? 0.4 : 0.1 }))
  expect(greatest(frames, 60)).toEqual([7, 32, 57])
})

test('a picture of 1080 lines becomes 720 and 360, and is copied as it is where it is wanted in full', async () => {
  const file = made('full.mp4', ...picture(2, 'testsrc=s=1920x1080:r=5'), ...sound(2), ...x264, '-g', '5')
  const sizes = (all: Made[]) =>
    all.flatMap(({ profile, width, height }) => (width ? [[profile, width, height]] : []))
  const plain = await processFile(file)
  expect(sizes(plain.made)).toEqual([
    ['360', 640, 360],
    ['720', 1280, 720],
    ['poster', 1280, 720],
  ])
  const full = await processFile(file, { wish: { fullPicture: true }, storage: plain.storage })
  expect(sizes(full.made).map(([profile]) => profile)).toEqual(['360', '720', '1080', 'poster'])
  expect(coded(await fileOf(full, named(full.made, '1080')))).toBe(coded(file))
  expect(named(full.made, 'mp3')).toEqual(named(plain.made, 'mp3'))
}, 60_000)

test('a picture that was filmed upright stays upright, by size or by a note in the file', async () => {
  const upright = made('upright.mp4', ...picture(1, 'testsrc=s=720x1440:r=5'), ...sound(1), ...x264)
  expect(named(encodedOf(await processFile(upright)), '360')).toMatchObject({ width: 360, height: 720 })
  const lying = made('lying.mp4', ...picture(1, 'testsrc=s=1440x900:r=5'), ...sound(1), ...x264)
  const turned = made('turned.mp4', '-i', lying, '-c', 'copy', '-metadata:s:v', 'rotate=90')
  const all = encodedOf(await processFile(turned))
  expect(named(all, '720')).toMatchObject({ width: 720, height: 1152 })
  expect(named(all, '360')).toMatchObject({ width: 360, height: 576 })
}, 60_000)

test('other media of the same recording meets nothing of the old one', async () => {
  const file = path.join(speechFolder, 'video-fr.mp4')
  const old = await processFile(file)
  const next = await processFile(file, {
    wish: { sourceHash: 'fedcba9876543210fedcba', source: 'recordings/test/other' },
    storage: old.storage,
  })
  const keysOf = ({ outcomes, made }: Processed) => {
    const { speechKey, pausesKey, peaks } = outcomes.analyse!
    return [speechKey, pausesKey, peaks.key, ...made.map((one) => one.key)]
  }
  expect(keysOf(next).filter((key) => keysOf(old).includes(key))).toEqual([])
  expect(keysOf(next).every((key) => key.startsWith('recordings/test/fedcba9876543210/'))).toBe(true)
}, 60_000)
