import { expect, test } from 'vitest'
import { chooseEnclosure, heightOf, titleOf } from './choose-enclosure.ts'

const FILMED = ['light', 'opus', '360', 'mp3', '720', '1080', 'peaks']

const choose = (content: 'audio' | 'video' | 'light', profiles: string[]) => {
  const made = profiles.map((profile) => ({ profile }))
  const chosen = chooseEnclosure(content, made)
  return chosen && [chosen.enclosure, ...chosen.others].map(({ profile }) => profile)
}

test.each([
  ['audio', FILMED, ['mp3', 'opus', 'light']],
  ['audio', ['mp3'], ['mp3']],
  ['light', FILMED, ['light', 'opus', 'mp3']],
  ['light', ['mp3', 'opus'], ['mp3', 'opus']],
  ['video', FILMED, ['720', '1080', '360']],
  ['video', ['mp3', '360', '1080'], ['1080', '360']],
  ['video', ['mp3', '360'], ['360']],
  ['video', ['light', 'mp3', 'opus'], ['mp3', 'opus', 'light']],
] as const)('the %s feed of %j plays and offers %j', (content, profiles, offered) => {
  expect(choose(content, [...profiles])).toEqual(offered)
})

test('what cannot be played is in no feed', () => {
  expect(choose('audio', ['light', '720', 'peaks'])).toBeNull()
  expect(choose('light', ['720'])).toBeNull()
  expect(choose('video', ['opus'])).toBeNull()
})

test('an alternate is called what people choose by', () => {
  const sound = { bitrate: 32_000, width: null, height: null }
  expect(titleOf({ profile: 'mp3', ...sound })).toBe('MP3')
  expect(titleOf({ profile: 'light', ...sound })).toBe('MP3 32 kbit/s')
  expect(titleOf({ profile: 'light', ...sound, bitrate: null })).toBe('MP3')
  expect(titleOf({ profile: 'opus', ...sound })).toBe('Opus')
  expect(titleOf({ profile: '720', ...sound, width: 854, height: 480 })).toBe('480p')
  expect(titleOf({ profile: '720', ...sound, width: 720, height: 1_280 })).toBe('720p')
  expect(titleOf({ profile: '1080', ...sound })).toBe('1080p')
})

test('only a picture has a height: its own, else what its recipe says', () => {
  const made = { bitrate: null, width: 854, height: 480 }
  expect(heightOf({ profile: '720', ...made })).toBe(480)
  expect(heightOf({ profile: '720', ...made, height: null })).toBe(720)
  expect(heightOf({ profile: 'mp3', ...made })).toBeNull()
})
