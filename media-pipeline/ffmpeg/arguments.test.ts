import { expect, test } from 'vitest'
import { ffmpegArguments } from './arguments.ts'

test('every word reaches ffmpeg as it was given, one with a single space too', () => {
  const words = ffmpegArguments({
    input: 'file:/tmp/two words.mp3',
    inputOptions: ['-f', 'mp3'],
    outputs: [
      { file: '/tmp/a b.mp3', options: ['-metadata', 'title=a b'] },
      { file: '/tmp/c.wav', options: ['-ac', '1'] },
    ],
  })
  expect(words).toEqual([
    ...['-f', 'mp3', '-i', 'file:/tmp/two words.mp3', '-y'],
    ...['-metadata', 'title=a b', '/tmp/a b.mp3', '-ac', '1', '/tmp/c.wav'],
  ])
})

test('the filter stands between the input and the outputs', () => {
  const outputs = [{ file: '-', options: ['-map', '[n]', '-f', 'null'] }]
  const words = ffmpegArguments({
    input: 'file:/a',
    inputOptions: ['-t', '1'],
    filter: '[0:a:0]anull[n]',
    outputs,
  })
  expect(words.join(' ')).toMatch(
    /^-t 1 -i file:\/a -filter_complex \[0:a:0\]anull\[n\] .*-map \[n\] -f null -$/,
  )
})

test('a second input has options of its own', () => {
  const words = ffmpegArguments({
    input: 'file:/a',
    inputOptions: ['-f', 'mov'],
    beside: [{ input: 'file:/b c', inputOptions: ['-f', 'ffmetadata'] }],
    outputs: [{ file: '/d.mp4', options: ['-c', 'copy'] }],
  })
  expect(words.join(' ')).toBe('-f mov -i file:/a -f ffmetadata -i file:/b c -y -c copy /d.mp4')
})
