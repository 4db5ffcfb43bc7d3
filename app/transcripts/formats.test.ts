import { expect, test } from 'vitest'
import { FORMATS } from './formats.ts'
import type { Transcript } from './transcript.ts'

const said: Transcript = {
  title: 'Été & <hiver>',
  language: 'fr',
  duration: 20,
  isAutomatic: true,
  cues: [
    { start: 0.4, end: 2.67, text: 'Bonjour et bienvenue.', speaker: 'Camille' },
    { start: 3, end: 8, text: '<script>alert(1)</script> & --> une phrase bien plus longue que deux lignes de sous-titres ne peuvent le porter ici', speaker: 'A: B' },
    { start: 9, end: 10, text: '  ', speaker: null },
    { start: 19, end: 25, text: 'Merci.', speaker: null },
  ],
}

test('WebVTT has dots, voices, and nothing that a reader could take for markup', () => {
  const vtt = FORMATS.vtt.render(said)
  expect(vtt.startsWith('WEBVTT\n\n00:00:00.400 --> 00:00:02.670\n<v Camille>Bonjour et bienvenue.\n')).toBe(true)
  expect(vtt).not.toContain('<script')
  expect(vtt).not.toContain('&amp; -->')
  expect(vtt.match(/-->/g)!.length).toBe(vtt.match(/^\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}$/gm)!.length)
  for (const line of vtt.split('\n').filter((line) => !line.includes('-->')))
    expect(line.replaceAll(/<v[^>]*>/g, '').replaceAll(/&(lt|gt|amp);/g, '.').length).toBeLessThanOrEqual(42)
})

test('nothing ends after the recording', () => {
  expect(FORMATS.vtt.render(said)).toContain('00:00:19.000 --> 00:00:20.000')
})

test('SRT numbers its captions, with commas and one colon before the words', () => {
  const srt = FORMATS.srt.render(said)
  expect(srt.startsWith('1\n00:00:00,400 --> 00:00:02,670\nCamille: Bonjour et bienvenue.\n')).toBe(true)
  expect(srt).toContain('A  B: ')
  const numbers = [...srt.matchAll(/^(\d+)\n\d\d:/gm)].map((match) => Number(match[1]))
  expect(numbers).toEqual(numbers.map((_one, at) => at + 1))
})

test('JSON is the podcast namespace’s, without empty bodies', () => {
  const { version, segments } = JSON.parse(FORMATS.json.render(said))
  expect(version).toBe('1.0.0')
  expect(segments).toHaveLength(3)
  expect(segments[0]).toEqual({ speaker: 'Camille', startTime: 0.4, endTime: 2.67, body: 'Bonjour et bienvenue.' })
})

test('HTML shows every text as text', () => {
  const html = FORMATS.html.render(said)
  expect(html).toContain('<cite>Camille:</cite>\n<time>00:00:00</time>\n<p>Bonjour et bienvenue.</p>')
  expect(html).toContain('<title>Été &amp; &lt;hiver&gt;</title>')
  expect(html).not.toContain('<script')
})

test('plain text has speakers and paragraphs', () => {
  expect(FORMATS.txt.render(said)).toContain('Camille : Bonjour et bienvenue.\n\nA: B : ')
})
