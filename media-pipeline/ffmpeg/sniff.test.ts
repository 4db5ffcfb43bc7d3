import { afterAll, expect, test } from 'vitest'
import { mediaFolder, picture, sound } from '../../tests/support/media.ts'
import { sniff } from './sniff.ts'

const { made, written, remove } = mediaFolder('sniff')
afterAll(remove)

test.each([
  ['mp3', 'a.mp3', []],
  ['mp3', 'untagged.mp3', ['-id3v2_version', '0', '-write_xing', '0']],
  ['wav', 'a.wav', []],
  ['flac', 'a.flac', []],
  ['ogg', 'a.ogg', ['-c:a', 'libopus']],
  ['matroska', 'a.mka', []],
  ['mov', 'a.m4a', []],
  ['aiff', 'a.aiff', []],
  ['aac', 'a.aac', []],
  ['caf', 'a.caf', []],
])('%s is known by its first bytes, in %s', async (container, name, options) => {
  expect(await sniff(made(name, ...sound(1), ...options))).toBe(container)
})

test('a WebM is Matroska', async () => {
  expect(await sniff(made('a.webm', ...picture(1), '-c:v', 'libvpx', '-cpu-used', '8'))).toBe('matroska')
})

test('an ID3 tag is skipped to what comes after it', async () => {
  const tag = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0])
  expect(await sniff(written('tagged.bin', Buffer.concat([tag, Buffer.from('fLaC....')])))).toBe('flac')
})

test.each([
  ['a text', 'Bonjour'],
  ['a text in UTF-16', Buffer.from('\ufeff#EXTM3U\n', 'utf16le')],
  ['a playlist', '#EXTM3U\n'],
  ['an AVI', 'RIFF....AVI LIST'],
  ['a page', '<!doctype html>'],
  ['one byte', '\u00ff'],
  ['zeroes', Buffer.alloc(100)],
])('%s is of no format that we open', async (_what, bytes) => {
  await expect(sniff(written('odd', bytes))).rejects.toMatchObject({ reason: { code: 'unknown-format' } })
})

test('an empty file is said to be empty', async () => {
  await expect(sniff(written('empty', ''))).rejects.toMatchObject({ reason: { code: 'empty-file' } })
})
