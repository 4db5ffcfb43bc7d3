import { chmodSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mediaFolder, picture, sound } from '../../tests/support/media.ts'
import { processFile } from '../../tests/support/pipeline.ts'

const { folder, made, written, remove } = mediaFolder('accidents')
afterAll(remove)

const talk = made('talk.wav', ...sound(10))
const film = made('film.mkv', ...picture(10), ...sound(10), '-c:v', 'mjpeg', '-c:a', 'pcm_s16le')

/** Words among the arguments of the run that analyses, and of the one that encodes. */
const ANALYSIS = 'speech.wav'
const ENCODE = 'light.mp3'

/** A program that is ffmpeg, but for the first runs with that word among their arguments: those do what `instead` says. */
function ffmpegThat(name: string, instead: string, { when, times }: { when: string; times: number }) {
  const count = path.join(folder, `${name}.count`)
  const program = written(
    name,
    `#!/bin/sh
case "$*" in *${when}*)
  echo x >> ${count}
  if [ $(wc -l < ${count}) -le ${times} ]; then
    ${instead}
  fi;;
esac
exec ffmpeg "$@"
`,
  )
  chmodSync(program, 0o755)
  return { program, runs: () => readFileSync(count, 'utf8').trim().split('\n').length }
}

/** Reads one second of the file, and says that all is well. */
const SHORT = 'for word; do [ "$word" = 43201 ] && word=1; set -- "$@" "$word"; shift; done; exec ffmpeg "$@"'
const WITHOUT_PICTURE = `ffmpeg "$@" || exit 1
    for word; do case "$word" in */720.mp4)
      ffmpeg -v error -i "$word" -vn -c copy -f mp4 "$word.new" && mv "$word.new" "$word";;
    esac; done; exit 0`

test.each([
  ['hangs', 'echo "last words" >&2; sleep 1000', ENCODE],
  ['is killed', 'kill -9 $$', ENCODE],
  ['ends with a code and no word', 'exit 1', ANALYSIS],
  ['breaks down', 'echo "Assertion failed" >&2; exit 134', ANALYSIS],
  ['leaves nothing', 'exit 0', ANALYSIS],
  ['fails on a file that it has read before', 'echo "Conversion failed!" >&2; exit 1', ENCODE],
  ['stops short, and says that all is well', SHORT, ENCODE],
])(
  'an ffmpeg that once %s is tried again, and nobody hears of it',
  async (what, instead, when) => {
    const { program, runs } = ffmpegThat(what.replaceAll(/\W+/g, '-'), instead, { when, times: 1 })
    const done = await processFile(talk, { programs: { ffmpeg: program, hung: 6 } })
    expect(runs()).toBe(2)
    expect(done.made.map((one) => one.profile)).toEqual(['mp3', 'light', 'opus'])
    expect(done.made.every((one) => Math.abs(one.duration! - 10) < 0.2)).toBe(true)
  },
  60_000,
)

test.each([
  ['hangs', 'echo "last words" >&2; sleep 1000', ENCODE, 'timed-out', /^last words\nffmpeg was stopped/],
  [
    'dies in the analysis',
    'echo "last words" >&2; kill -9 $$',
    ANALYSIS,
    'crashed',
    /^last words\n.*SIGKILL$/,
  ],
  [
    'dies in the encode',
    'echo "last words" >&2; kill -9 $$',
    ENCODE,
    'encode-failed',
    /^last words\n.*SIGKILL$/,
  ],
  ['stops short', SHORT, ENCODE, 'encode-failed', /^mp3: 1\.\d s instead of 10\.0 s$/],
])(
  'an ffmpeg that %s twice ends the step for good, with its last words',
  async (...row) => {
    const [what, instead, when, code, detail] = row
    const { program, runs } = ffmpegThat(`twice-${what.replaceAll(' ', '-')}`, instead, { when, times: 9 })
    const run = processFile(talk, { programs: { ffmpeg: program, hung: 6 } })
    await expect(run).rejects.toMatchObject({
      reason: { code, detail: expect.stringMatching(detail) },
      retry: false,
    })
    expect(runs()).toBe(2)
  },
  60_000,
)

test('a film that comes out without its picture is refused', async () => {
  const { program } = ffmpegThat('blind', WITHOUT_PICTURE, { when: ENCODE, times: 9 })
  await expect(processFile(film, { programs: { ffmpeg: program } })).rejects.toMatchObject({
    reason: { code: 'encode-failed', detail: '720: no picture' },
  })
}, 60_000)

test('what is wrong with the file itself is not tried twice', async () => {
  const { program, runs } = ffmpegThat('refused', 'echo "Invalid data found" >&2; exit 1', {
    when: ANALYSIS,
    times: 9,
  })
  await expect(processFile(talk, { programs: { ffmpeg: program } })).rejects.toMatchObject({
    reason: { code: 'unreadable', detail: 'Invalid data found' },
  })
  expect(runs()).toBe(1)
})

test('a picture whose changes cannot be found fails nothing', async () => {
  const { program, runs } = ffmpegThat('still', 'kill -9 $$', { when: 'scene', times: 9 })
  const done = await processFile(film, { programs: { ffmpeg: program } })
  expect(runs()).toBe(1)
  expect(done.made.map((one) => one.profile)).toEqual(['720', 'mp3', 'light', 'opus', 'poster'])
}, 60_000)
