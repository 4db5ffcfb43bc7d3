import { expect, test } from 'vitest'
import type { Facts } from './messages.ts'
import { objectKey, pictureFits, profilesFor } from './profiles.ts'

const audio = { codec: 'aac', sampleRate: 48000, channels: 2, bitrate: 128000 }
const video = {
  codec: 'h264',
  width: 1280,
  height: 720,
  frameRate: 25,
  pixelFormat: 'yuv420p',
  bitrate: 1_000_000,
}
const facts: Facts = {
  container: 'mov',
  duration: 60,
  size: 8_000_000,
  audio,
  video,
  chapters: [],
  title: null,
}
const withVideo = (change: Partial<NonNullable<Facts['video']>>): Facts => ({
  ...facts,
  video: { ...video, ...change },
})

const plain = { fullPicture: false }
const full = { fullPicture: true }

test('a sound gets its three files, a video its pictures too', () => {
  expect(profilesFor({ ...facts, video: null }, full)).toEqual(['mp3', 'light', 'opus'])
  expect(profilesFor(facts, plain)).toEqual(['360', '720', 'mp3', 'light', 'opus'])
})

test.each([
  ['of 1080 lines', { width: 1920, height: 1080 }, plain, ['360', '720']],
  ['of 1080 lines, wanted in full', { width: 1920, height: 1080 }, full, ['360', '720', '1080']],
  ['of 2160 lines, wanted in full', { width: 3840, height: 2160 }, full, ['360', '720', '1080']],
  ['of 720 lines, wanted in full', { width: 1280, height: 720 }, full, ['360', '720']],
  ['held upright, wanted in full', { width: 1080, height: 1920 }, full, ['360', '720', '1080']],
  ['of 480 lines', { width: 854, height: 480 }, full, ['360', '720']],
  ['of 360 lines', { width: 640, height: 360 }, full, ['720']],
  ['of 240 lines', { width: 320, height: 240 }, full, ['720']],
])('a picture %s is never enlarged', (_what, size, wish, expected) => {
  const names: string[] = profilesFor(withVideo(size), wish)
  expect(names.filter((name) => /^\d/.test(name))).toEqual(expected)
})

const small = { lines: 720 }

test('a picture that every device plays is copied', () => {
  expect(pictureFits(facts, small)).toBe(true)
  expect(pictureFits(withVideo({ width: 720, height: 1280 }), small)).toBe(true)
  expect(pictureFits(withVideo({ width: 1920, height: 1080 }), { lines: 1080 })).toBe(true)
  expect(pictureFits({ ...facts, video: null }, small)).toBe(false)
})

test.each([
  ['too many lines', { height: 1080, width: 1920 }],
  ['another codec', { codec: 'hevc' }],
  ['ten bits', { pixelFormat: 'yuv420p10le' }],
  ['too many bits a second', { bitrate: 6_000_000 }],
  ['too many frames a second', { frameRate: 120 }],
])('a picture with %s is made again', (_what, change) => {
  expect(pictureFits(withVideo(change), small)).toBe(false)
})

test('where the picture tells no bitrate, that of the whole file counts', () => {
  expect(pictureFits(withVideo({ bitrate: null }), small)).toBe(true)
  expect(pictureFits({ ...withVideo({ bitrate: null }), size: 80_000_000 }, small)).toBe(false)
  expect(pictureFits({ ...withVideo({ bitrate: null }), duration: 0 }, small)).toBe(false)
})

test('a key depends on recording, source and recipe alone', () => {
  const about = { recording: 'r1', sourceHash: 'abcdef0123456789ff' }
  expect(objectKey(about, 'mp3', 'mp3', 1)).toMatch(
    /^recordings\/r1\/abcdef0123456789\/mp3-[0-9a-f]{8}\.mp3$/,
  )
  expect(objectKey(about, 'mp3', 'mp3', 1)).toBe(objectKey({ ...about }, 'mp3', 'mp3', 1))
  expect(objectKey(about, 'mp3', 'mp3', 2)).not.toBe(objectKey(about, 'mp3', 'mp3', 1))
})
