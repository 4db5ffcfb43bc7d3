import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { COVER_SIZE, makeCover } from './cover.ts'
import { findPrograms } from './find.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-cover-'))
const { signal } = new AbortController()

async function coverOf(file: string): Promise<string> {
  const { ffmpeg, ffprobe } = await findPrograms({ ffmpegPath: null, ffprobePath: null })
  const target = path.join(folder, 'cover.jpg')
  await makeCover(ffmpeg, file, target, signal)
  const entries = ['-show_entries', 'stream=codec_name,width,height', '-of', 'csv=p=0']
  return spawnSync(ffprobe, ['-v', 'error', ...entries, target])
    .stdout.toString()
    .trim()
}

function picture(name: string, size: string): string {
  const file = path.join(folder, name)
  spawnSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    `testsrc=s=${size}:d=1`,
    '-frames:v',
    '1',
    file,
  ])
  return file
}

test('a picture of any shape becomes a square JPEG', async () => {
  for (const file of [picture('wide.png', '800x300'), picture('high.jpg', '300x900')])
    expect(await coverOf(file)).toBe(`mjpeg,${COVER_SIZE},${COVER_SIZE}`)
})

test('a picture of 16,000 pixels is refused, in words', async () => {
  const file = path.join(folder, 'huge.png')
  spawnSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    'color=red:s=16000x16000:d=1',
    '-frames:v',
    '1',
    file,
  ])
  await expect(coverOf(file)).rejects.toMatchObject({ reason: { code: 'odd-picture' } })
})

test('what is no JPEG or PNG is refused by its bytes, whatever its name', async () => {
  const svg = path.join(folder, 'cover.png')
  writeFileSync(svg, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await expect(coverOf(svg)).rejects.toMatchObject({ reason: { code: 'unknown-format' } })
  writeFileSync(svg, '')
  await expect(coverOf(svg)).rejects.toMatchObject({ reason: { code: 'empty-file' } })
})
