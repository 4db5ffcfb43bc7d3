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

test('a sound gets the two MP3 files, a video its picture too', () => {
  expect(profilesFor({ ...facts, video: null })).toEqual(['mp3', 'light'])
  expect([...profilesFor(facts)].sort()).toEqual(['720', 'light', 'mp3'])
})

test('a picture that every device plays is copied', () => {
  expect(pictureFits(facts)).toBe(true)
  expect(pictureFits({ ...facts, video: null })).toBe(false)
})

test.each([
  ['too many lines', { height: 1080, width: 1920 }],
  ['another codec', { codec: 'hevc' }],
  ['ten bits', { pixelFormat: 'yuv420p10le' }],
  ['too many bits a second', { bitrate: 6_000_000 }],
  ['too many frames a second', { frameRate: 120 }],
])('a picture with %s is made again', (_what, change) => {
  expect(pictureFits(withVideo(change))).toBe(false)
})

test('where the picture tells no bitrate, that of the whole file counts', () => {
  expect(pictureFits(withVideo({ bitrate: null }))).toBe(true)
  expect(pictureFits({ ...withVideo({ bitrate: null }), size: 80_000_000 })).toBe(false)
  expect(pictureFits({ ...withVideo({ bitrate: null }), duration: 0 })).toBe(false)
})

test('a key depends on recording, source and recipe alone', () => {
  const about = { recording: 'r1', sourceHash: 'abcdef0123456789ff' }
  expect(objectKey(about, 'mp3', 'mp3', 1)).toMatch(
    /^recordings\/r1\/abcdef0123456789\/mp3-[0-9a-f]{8}\.mp3$/,
  )
  expect(objectKey(about, 'mp3', 'mp3', 1)).toBe(objectKey({ ...about }, 'mp3', 'mp3', 1))
  expect(objectKey(about, 'mp3', 'mp3', 2)).not.toBe(objectKey(about, 'mp3', 'mp3', 1))
})
