import { expect, test } from 'vitest'
import type { Facts } from '../messages.ts'
import { PROFILES, type ProfileName } from '../profiles.ts'
import { type Found, faultInCopy, faultOf } from './check-made.ts'

const facts: Facts = {
  ...{ container: 'mov', duration: 600, size: 1, chapters: [], title: null },
  audio: { codec: 'aac', sampleRate: 48000, channels: 2, bitrate: null },
  video: { codec: 'h264', width: 1920, height: 1080, frameRate: 25, pixelFormat: 'yuv420p', bitrate: null },
}
const GOOD: Record<ProfileName, Pick<Found, 'audio' | 'video' | 'width' | 'height'>> = {
  mp3: { audio: 'mp3', video: null, width: null, height: null },
  light: { audio: 'mp3', video: null, width: null, height: null },
  opus: { audio: 'opus', video: null, width: null, height: null },
  1080: { audio: 'aac', video: 'h264', width: 1920, height: 1080 },
  720: { audio: 'aac', video: 'h264', width: 1280, height: 720 },
  360: { audio: 'aac', video: 'h264', width: 640, height: 360 },
}
const names = Object.keys(GOOD) as ProfileName[]
const films = names.filter((name) => PROFILES[name].picture)

function check(name: ProfileName, change: Partial<Found> = {}, isCopied = false) {
  const found: Found = { ...GOOD[name], duration: 599.9, lengths: [599.9, 0], bitrate: null, ...change }
  return faultOf(found, PROFILES[name], { decoded: 600, facts, isCopied })
}

test.each(names)('%s passes as it should be, and a little shorter', (name) => {
  expect(check(name)).toBeNull()
  expect(check(name, { duration: 597.1 })).toBeNull()
})

test.each(names)('%s without sound, in another codec, or cut short is refused', (name) => {
  expect(check(name, { audio: null })).toBe('no sound')
  expect(check(name, { audio: 'vorbis' })).toBe('sound in vorbis')
  expect(check(name, { duration: 596.9 })).toBe('596.9 s instead of 600.0 s')
  expect(check(name, { duration: Number.NaN })).toBe('NaN s instead of 600.0 s')
})

test.each(films)('%s without its picture, or with one of another size, is refused', (name) => {
  expect(check(name, { video: null, width: null, height: null })).toBe('no picture')
  expect(check(name, { video: 'mpeg4' })).toBe('a picture in mpeg4')
  expect(check(name, { width: 320, height: 180 })).toMatch(/^a picture of 320 × 180 instead of/)
})

test('a sound longer than it was is refused; a picture may go on', () => {
  expect(check('mp3', { duration: 640 })).toBe('640.0 s instead of 600.0 s')
  expect(check('720', { duration: 640 })).toBeNull()
})

test('a picture that was set upright is right, and a copied one has the size that it had', () => {
  expect(check('720', { width: 720, height: 1280 })).toBeNull()
  expect(check('720', { width: 704, height: 576 }, true)).toBeNull()
  expect(check('720', { width: null, height: null }, true)).toBe('a picture without a size')
})

test('a copy has the streams of its original, and their lengths', () => {
  const original: Found = { ...GOOD[720], duration: 600, lengths: [599.98, 595], bitrate: null }
  const copied = (change: Partial<Found>) => faultInCopy({ ...original, ...change }, original)
  expect(copied({ duration: 612 })).toBeNull()
  expect(copied({ lengths: [599.98, 594] })).toBe('594.0 s instead of 595.0 s')
  expect(copied({ lengths: [Number.NaN, 595] })).toBe('NaN s instead of 600.0 s')
  expect(copied({ width: 640 })).toBe('aac, h264, 640 × 720 instead of aac, h264, 1280 × 720')
  expect(copied({ audio: null })).toBe('null, h264, 1280 × 720 instead of aac, h264, 1280 × 720')
})
