import { expect, test } from 'vitest'
import { FORMATS } from './formats.ts'
import type { Transcript, TranscriptCue } from './transcript.ts'

const LONG =
  '<script>alert(1)</script> & --> une phrase bien plus longue que deux lignes de sous-titres ne peuvent le porter ici'

const said: Transcript = {
  title: 'Été & <hiver>',
  language: 'fr',
  duration: 20,
  isAutomatic: true,
  cues: [
    { start: 0.4, end: 2.67, text: 'Bonjour et bienvenue.', speaker: 'Camille' },
    { start: 3, end: 8, text: LONG, speaker: 'A: <b>&' },
    { start: 9, end: 10, text: '  \u0008', speaker: null },
    { start: 19, end: 25, text: 'Merci\u0000\nà tous.', speaker: null },
  ],
}

const one = (cue: Partial<TranscriptCue>, more: Partial<Transcript> = {}): Transcript => ({
  ...said,
  cues: [{ start: 0, end: 1, text: 'mot', speaker: null, ...cue }],
  ...more,
})

const TIMING = /^(\d\d):(\d\d):(\d\d)[.,](\d{3}) --> (\d\d):(\d\d):(\d\d)[.,](\d{3})$/gm

/** Start and end of every caption in milliseconds. */
function times(captions: string) {
  return [...captions.matchAll(TIMING)].map((match) => {
    const [h, m, s, ms, h2, m2, s2, ms2] = match.slice(1).map(Number) as [number, ...number[]]
    const toNumber = (hours = 0, minutes = 0, seconds = 0, rest = 0) =>
      ((hours * 60 + minutes) * 60 + seconds) * 1_000 + rest
    return [toNumber(h, m, s, ms), toNumber(h2, m2, s2, ms2)] as const
  })
}

function expectSoundTimes(transcript: Transcript) {
  for (const name of ['vtt', 'srt'] as const) {
    const captions = FORMATS[name].render(transcript)
    const found = times(captions)
    expect(captions.match(/-->/g) ?? []).toHaveLength(found.length)
    for (const [at, [start, end]] of found.entries()) {
      expect(end).toBeGreaterThan(start)
      expect(start).toBeGreaterThanOrEqual(found[at - 1]?.[0] ?? 0)
      if (transcript.duration !== null) expect(end).toBeLessThanOrEqual(transcript.duration * 1_000)
    }
  }
}

test('WebVTT has dots, voices, and nothing that a reader could take for markup', () => {
  const vtt = FORMATS.vtt.render(said)
  expect(
    vtt.startsWith('WEBVTT\n\n00:00:00.400 --> 00:00:02.670\n<v Camille>Bonjour et bienvenue.\n\n'),
  ).toBe(true)
  expect(vtt.match(/<(?!v )/g)).toBeNull()
  expect(vtt.match(/<v [^>]*>/g)).toEqual(expect.arrayContaining(['<v Camille>', '<v A: &lt;b&gt;&amp;>']))
  expect(vtt).not.toMatch(/&(?!amp;|lt;|gt;)/)
})

test('captions have two lines of 42 characters at most', () => {
  const blocks = FORMATS.vtt.render(said).trim().split('\n\n').slice(1)
  for (const block of blocks) {
    const lines = block.split('\n').slice(1)
    expect(lines.length).toBeLessThanOrEqual(2)
    for (const line of lines)
      expect(line.replaceAll(/<v[^>]*>/g, '').replaceAll(/&(lt|gt|amp);/g, '.').length).toBeLessThanOrEqual(
        42,
      )
  }
})

test('no caption is left with one last word, and none of the words is lost', () => {
  const text = `${'vingt lettres sont ici '.repeat(4)}fin`
  const vtt = FORMATS.vtt.render(one({ text, end: 10 }))
  const captions = vtt
    .trim()
    .split('\n\n')
    .slice(1)
    .map((block) => block.split('\n').slice(1).join(' '))
  expect(captions.join(' ')).toBe(text)
  expect(captions.every((caption) => caption.length > 20)).toBe(true)
})

test('captions go forward, last longer than nothing and end with the recording', () => {
  expectSoundTimes(said)
  expectSoundTimes(one({ start: -2, end: 0.0004 }))
  expectSoundTimes(one({ start: 1.0001, end: 1.0004 }))
  expectSoundTimes(one({ start: 3, end: 3.01, text: LONG }))
  expectSoundTimes(one({ start: 19.9, end: 20.0009 }, { duration: 20.0006 }))
  const overlapping = [said.cues[1]!, { ...said.cues[1]!, start: 3.5, end: 9 }]
  expectSoundTimes({ ...said, cues: overlapping })
  expect(FORMATS.vtt.render(said)).toContain('00:00:19.000 --> 00:00:20.000')
})

test('a word without a length is still in every format, a word after the end in none', () => {
  for (const { render } of Object.values(FORMATS)) {
    expect(render(one({ start: 4, end: 4, text: 'instant' }))).toContain('instant')
    expect(render(one({ start: 21, end: 22, text: 'dehors' }))).not.toContain('dehors')
  }
})

test('hours have as many digits as they need', () => {
  expect(FORMATS.vtt.render(one({ start: 3_723.4, end: 3_725 }, { duration: null }))).toContain(
    '01:02:03.400 --> 01:02:05.000',
  )
})

test('SRT numbers its captions, with commas and one colon before the words', () => {
  const srt = FORMATS.srt.render(said)
  expect(srt.startsWith('1\n00:00:00,400 --> 00:00:02,670\nCamille: Bonjour et bienvenue.\n')).toBe(true)
  expect(srt).toContain('\nA ‹b›&: ')
  expect(srt).not.toMatch(/<|>(?! \d)/)
  const numbers = [...srt.matchAll(/^(\d+)\n\d\d:/gm)].map((match) => Number(match[1]))
  expect(numbers).toEqual(numbers.map((_one, at) => at + 1))
})

test('JSON is the podcast namespace’s, without empty bodies', () => {
  const { version, segments } = JSON.parse(FORMATS.json.render(said))
  expect(version).toBe('1.0.0')
  expect(segments).toHaveLength(3)
  expect(segments[0]).toEqual({
    speaker: 'Camille',
    startTime: 0.4,
    endTime: 2.67,
    body: 'Bonjour et bienvenue.',
  })
  expect(segments[2]).toEqual({ startTime: 19, endTime: 20, body: 'Merci à tous.' })
})

test('HTML shows every text as text and says that nobody has read it', () => {
  const html = FORMATS.html.render(said)
  expect(html).toContain('<cite>Camille:</cite>\n<time>00:00:00</time>\n<p>Bonjour et bienvenue.</p>')
  expect(html).toContain('<title>Été &amp; &lt;hiver&gt;</title>')
  expect(html).not.toMatch(/<(script|b)\b/)
  expect(html).toContain('Transcription automatique')
  expect(FORMATS.html.render({ ...said, isAutomatic: false })).not.toContain('automatique')
})

test('plain text has speakers and paragraphs in the language of its words', () => {
  expect(FORMATS.txt.render(said)).toContain('Camille\u00a0: Bonjour et bienvenue.\n\nA: <b>&\u00a0: ')
  expect(FORMATS.txt.render({ ...said, language: 'en-GB' })).toContain('Camille: Bonjour')
})

test('a paragraph ends with a sentence', () => {
  const cues = Array.from({ length: 60 }, (_one, at) => ({
    start: at,
    end: at + 1,
    text: at % 3 === 2 ? 'et voici sa fin.' : 'une phrase en trois morceaux',
    speaker: null,
  }))
  const [, ...paragraphs] = FORMATS.txt
    .render({ ...said, duration: 60, isAutomatic: false, cues })
    .trim()
    .split('\n\n')
  expect(paragraphs.length).toBeGreaterThan(2)
  for (const paragraph of paragraphs) expect(paragraph.endsWith('.')).toBe(true)
})

test('a transcript without words is a valid file in every format', () => {
  const silent = { ...said, cues: [] }
  expect(FORMATS.vtt.render(silent)).toBe('WEBVTT\n')
  expect(FORMATS.srt.render(silent)).toBe('')
  expect(JSON.parse(FORMATS.json.render(silent)).segments).toEqual([])
})
