import { chmodSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { mediaFolder } from '../../tests/support/media.ts'
import { findPrograms } from './find.ts'

const { written, remove } = mediaFolder('find')
afterAll(remove)

function script(name: string, body: string): string {
  const file = written(name, `#!/bin/sh\n${body}\n`)
  chmodSync(file, 0o755)
  return file
}

const detail = (pattern: RegExp) => ({ reason: { code: 'crashed', detail: expect.stringMatching(pattern) } })

test('what is found runs, and says its version and where it is from', async () => {
  const found = await findPrograms({ ffmpegPath: null, ffprobePath: null })
  expect(found.versions.ffmpeg).toMatch(/\d/)
  expect(found.versions.ffprobe).toMatch(/\d/)
  expect(['path', 'package']).toContain(found.from.ffmpeg)
})

test('a set path that does not run is a mistake, not passed over', async () => {
  const wish = { ffmpegPath: '/nowhere/ffmpeg', ffprobePath: null }
  await expect(findPrograms(wish)).rejects.toMatchObject(
    detail(/^FFMPEG_PATH: \/nowhere\/ffmpeg does not run$/),
  )
  await expect(findPrograms({ ffmpegPath: null, ffprobePath: '/bin/false' })).rejects.toMatchObject(
    detail(/^FFPROBE_PATH: /),
  )
})

test('an ffmpeg built without an encoder that we need is refused by the name of what it lacks', async () => {
  const ffmpegPath = script(
    'bare',
    'echo "ffmpeg version 6.0"; echo " A....D aac  AAC"; echo " V....D mjpeg  x"',
  )
  await expect(findPrograms({ ffmpegPath, ffprobePath: null })).rejects.toMatchObject(
    detail(/without libmp3lame, libopus, libx264, ebur128/),
  )
})

test('an old release is used, with a warning', async () => {
  const all = 'libmp3lame libopus aac libx264 mjpeg ebur128 alimiter asplit pan'
  const body = `echo "ffmpeg version n4.3.1"; for name in ${all}; do echo " A....D $name  words"; done`
  const ffmpegPath = script('old', body)
  const found = await findPrograms({ ffmpegPath, ffprobePath: null })
  expect(found).toMatchObject({
    ffmpeg: ffmpegPath,
    from: { ffmpeg: 'setting' },
    versions: { ffmpeg: 'n4.3.1' },
  })
  expect(found.warnings[0]).toMatch(/^ffmpeg n4\.3\.1 is older than 5\.1/)
})
