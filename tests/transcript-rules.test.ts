/** The rules that files of transcripts and chapters are held to. */
import { expect, test } from 'vitest'
import {
  faultsOfChapters,
  faultsOfHtml,
  faultsOfJson,
  faultsOfSrt,
  faultsOfVtt,
} from './support/feed-rules/transcript-formats.ts'

const FAULTS_OF = {
  WebVTT: faultsOfVtt,
  SubRip: faultsOfSrt,
  JSON: faultsOfJson,
  HTML: faultsOfHtml,
  chapters: faultsOfChapters,
}

const VTT =
  'WEBVTT\n\nNOTE by hand\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n<v Ada>Toi &amp; moi</v>\n\n00:00:02.000 --> 00:00:03.000\nOui\n'
const SRT = '1\n00:00:01,000 --> 00:00:02,500\nToi\n\n2\n00:00:02,000 --> 00:00:03,000\nOui\n'
const segments = (...given: object[]) => JSON.stringify({ version: '1.0.0', segments: given })
const chapters = (...given: object[]) => JSON.stringify({ version: '1.2.0', chapters: given })

test.each([
  ['WebVTT', VTT],
  ['SubRip', SRT],
  ['JSON', segments({ startTime: 0, endTime: 1.5, body: 'Oui', speaker: 'Ada' })],
  ['HTML', '<time>0:01</time><p>Oui</p>'],
  [
    'chapters',
    chapters(
      { startTime: 0, title: 'A', toc: true },
      { startTime: 2, endTime: 3, url: 'https://a.example/' },
    ),
  ],
] as const)('nothing is wrong with a good file of %s', (format, text) => {
  expect(FAULTS_OF[format](text, 3)).toEqual([])
})

test.each([
  ['WebVTT', 'no header', VTT.replace('WEBVTT', 'VTT')],
  ['WebVTT', 'no empty line after the header', VTT.replace('WEBVTT\n\nNOTE by hand\n\n1', 'WEBVTT')],
  ['WebVTT', 'commas', VTT.replace('01.000', '01,000')],
  ['WebVTT', 'times without hours', VTT.replace('00:00:01.000', '00:01.000')],
  ['WebVTT', 'a start before the one before', VTT.replace('00:00:02.000 -->', '00:00:00.500 -->')],
  ['WebVTT', 'an end before its start', VTT.replace('00:00:02.500', '00:00:00.500')],
  ['WebVTT', 'an end after the end', VTT.replace('00:00:03.000', '00:00:09.000')],
  ['WebVTT', 'a bare ampersand', VTT.replace('&amp;', '&')],
  ['WebVTT', 'a bare smaller-than', VTT.replace('Oui', 'a < b')],
  ['WebVTT', 'an arrow in words', VTT.replace('Oui', 'a --> b')],
  ['WebVTT', 'no words', VTT.replace('Oui', ' ')],
  ['WebVTT', 'no cue', 'WEBVTT\n'],
  ['SubRip', 'a number left out', SRT.replace('2\n', '3\n')],
  ['SubRip', 'dots', SRT.replace('01,000', '01.000')],
  ['SubRip', 'one digit of hours', SRT.replace('00:00:01,000', '0:00:01,000')],
  ['SubRip', 'a start before the one before', SRT.replace('00:00:02,000 -->', '00:00:00,500 -->')],
  ['SubRip', 'no words', SRT.replace('Oui', '')],
  ['JSON', 'no JSON', '{'],
  ['JSON', 'another version', segments().replace('1.0.0', '2')],
  ['JSON', 'nothing', segments()],
  ['JSON', 'no end', segments({ startTime: 0, body: 'Oui' })],
  ['JSON', 'an empty body', segments({ startTime: 0, endTime: 1, body: '' })],
  ['JSON', 'times as text', segments({ startTime: '0', endTime: 1, body: 'Oui' })],
  [
    'JSON',
    'the wrong order',
    segments({ startTime: 2, endTime: 3, body: 'b' }, { startTime: 0, endTime: 1, body: 'a' }),
  ],
  ['HTML', 'no times', '<p>Oui</p>'],
  ['HTML', 'a script', '<time>0</time><p onclick=1>Oui</p>'],
  ['chapters', 'another version', chapters({ startTime: 0 }).replace('1.2.0', '2')],
  ['chapters', 'nothing', chapters()],
  ['chapters', 'no start', chapters({ title: 'A' })],
  ['chapters', 'a start before 0', chapters({ startTime: -1 })],
  ['chapters', 'the wrong order', chapters({ startTime: 2 }, { startTime: 1 })],
  ['chapters', 'two at once', chapters({ startTime: 1 }, { startTime: 1 })],
  ['chapters', 'a start after the end', chapters({ startTime: 9 })],
  ['chapters', 'an end before its start', chapters({ startTime: 2, endTime: 1 })],
  ['chapters', 'a picture that is no address', chapters({ startTime: 2, img: 'a.jpg' })],
  ['chapters', 'a place without coordinates', chapters({ startTime: 2, location: { name: 'Genève' } })],
] as const)('in %s, %s is found', (format, _what, text) => {
  expect(FAULTS_OF[format](text, 3)).not.toEqual([])
})
