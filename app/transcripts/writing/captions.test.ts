import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toHtml as fromMarkdown } from '../../texts/to-html.ts'
import { FORMATS } from '../formats.ts'
import { fromPodcastJson } from '../reading/from-podcast-json.ts'
import { fromSrt } from '../reading/from-srt.ts'
import { fromVtt } from '../reading/from-vtt.ts'
import type { Transcript, TranscriptCue } from '../transcript.ts'
import { toCaptions } from './captions.ts'

const toTranscript = (cues: TranscriptCue[], more: Partial<Transcript> = {}): Transcript => ({
  ...{ title: 'Essai', language: 'fr', duration: null, isAutomatic: false },
  cues,
  ...more,
})
const cue = (start: number, end: number, text: string, more: Partial<TranscriptCue> = {}): TranscriptCue => ({
  ...{ start, end, text, speaker: null },
  ...more,
})

const LONG =
  "Bonjour à toutes et à tous, et bienvenue dans cette nouvelle causerie que nous consacrons, comme chaque mois, aux associations. Aujourd'hui, nous recevons Mme Roy, qui a fondé la maison ouverte il y a dix ans, avec ses voisines du rez-de-chaussée."

const DEMO = 'app/demo/recordings'
const talks = readdirSync(DEMO)
  .filter((name) => name.endsWith('.vtt'))
  .map((name) => ({ name, cues: fromVtt(readFileSync(`${DEMO}/${name}`, 'utf8')).cues }))

const oneLine = (text: string) => text.replaceAll('\n', ' ')

test.each(talks)('captions of $name fit, follow one another and can be read', ({ cues }) => {
  for (const width of [42, 32]) {
    const captions = toCaptions(toTranscript(cues), width)
    expect(oneLine(captions.map(({ text }) => text).join(' '))).toBe(cues.map(({ text }) => text).join(' '))
    for (const [at, { start, end, text }] of captions.entries()) {
      const lines = text.split('\n')
      expect(lines.length).toBeLessThanOrEqual(2)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
      expect(end - start).toBeGreaterThanOrEqual(0.2995)
      expect(end - start).toBeLessThanOrEqual(7.0005)
      const next = captions[at + 1]
      if (next) expect(end).toBeLessThanOrEqual(next.start)
      // Faster than one reads only where the next one comes at once.
      if (text.length / (end - start) > 17.2) expect(end).toBe(next?.start)
    }
  }
})

test('a sentence’s end is the best place for a cut, then a comma, then a space', () => {
  const texts = toCaptions(toTranscript([cue(0, 14, LONG)]), 42).map(({ text }) => oneLine(text))
  expect(texts[1]).toMatch(/associations\.$/)
  expect(texts[2]).toMatch(/,$/)
  expect(texts.every((text) => text.length > 20)).toBe(true)
})

test('where words have their times, a cut is when the next one is said', () => {
  const words = LONG.split(' ').map((text, at) => ({
    // A long pause before the second sentence.
    ...{ start: at * 0.2 + (at > 19 ? 10 : 0), end: at * 0.2 + 0.18 + (at > 19 ? 10 : 0) },
    text,
  }))
  const captions = toCaptions(toTranscript([cue(0, 20, LONG, { words })]), 42)
  const second = captions.find(({ text }) => text.startsWith("Aujourd'hui"))!
  expect(second.start).toBe(words.find(({ text }) => text === "Aujourd'hui,")!.start)
  // Words of a text that was corrected since say nothing of it.
  const other = words.map((word) => ({ ...word, text: `x${word.text}` }))
  expect(toCaptions(toTranscript([cue(0, 20, LONG, { words: other })]), 42)).toEqual(
    toCaptions(toTranscript([cue(0, 20, LONG)]), 42),
  )
})

test('a short line stays in the silence after it until it is read, and no longer than seven seconds', () => {
  const [short, long, last] = toCaptions(
    toTranscript([cue(0, 0.2, 'Une ligne dite bien trop vite.'), cue(10, 60, '♪'), cue(60, 60.1, 'Non')], {
      duration: 60.4,
    }),
    42,
  )
  expect(short!.end).toBeCloseTo(30 / 17, 2)
  expect(long).toMatchObject({ start: 10, end: 17 })
  expect(last).toMatchObject({ start: 60, end: 60.4 })
})

test('lines that overlap come one after the other', () => {
  const captions = toCaptions(
    toTranscript([cue(0, 6, 'Je parle longtemps.'), cue(2, 3, 'Moi aussi.'), cue(2.1, 2.2, 'Et moi !')], {
      duration: 6,
    }),
    42,
  )
  expect(captions.map(({ start, end, text }) => [text, start, end])).toEqual([
    ['Je parle longtemps.', 0, 2],
    ['Moi aussi.', 2, 2.3],
    ['Et moi !', 2.3, 3.3],
  ])
})

test('a recording without room for its words has them all the same', () => {
  const cues = Array.from({ length: 400 }, () => cue(0.9, 1, 'mot'))
  const captions = toCaptions(toTranscript(cues, { duration: 1 }), 42)
  expect(captions).toHaveLength(400)
  for (const [at, { start, end }] of captions.entries()) {
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(captions[at + 1]?.start ?? 1)
  }
})

const said = [
  cue(0.4, 3.123, 'Bonjour à tous.', { speaker: 'Camille Roy' }),
  cue(3.5, 6.001, 'Merci de l’invitation & du <thé>.', { speaker: 'Dominique' }),
  cue(7, 10, '5 --> 6 est une flèche.', { speaker: 'Dominique' }),
  cue(3_600.007, 3_605.25, LONG.slice(0, 80), { speaker: 'Camille Roy' }),
]
const asSaid = ({ start, end, text, speaker }: TranscriptCue) => ({ start, end, text, speaker })

test('what we write, we read again: words, speakers and times to the millisecond', () => {
  const transcript = toTranscript(said)
  for (const { cues, unread } of [
    fromVtt(FORMATS.vtt.render(transcript)),
    fromPodcastJson(FORMATS.json.render(transcript)),
  ]) {
    expect(unread).toEqual([])
    expect(cues.map(asSaid)).toEqual(said)
  }
})

test.each(talks)('our captions of $name read again are the same file', ({ cues }) => {
  const vtt = FORMATS.vtt.render(toTranscript(cues))
  expect(FORMATS.vtt.render(toTranscript(fromVtt(vtt).cues))).toBe(vtt)
  const srt = FORMATS.srt.render(toTranscript(cues))
  expect(FORMATS.srt.render(toTranscript(fromSrt(srt).cues))).toBe(srt)
  expect(
    fromSrt(srt)
      .cues.map(({ text }) => text)
      .join(' '),
  ).toBe(cues.map(({ text }) => text).join(' '))
  const json = FORMATS.json.render(toTranscript(cues))
  expect(fromPodcastJson(json).cues.map(asSaid)).toEqual(cues.map(asSaid))
})

test('Markdown has speakers in bold, and no sign of the words means anything', () => {
  const odd = '# *Pas* un _titre_ [ni](un:lien) <b>ni</b> `code` ~~rien~~ a|b &amp; 1. fin\\'
  const md = FORMATS.md.render(
    toTranscript(
      [
        cue(0, 1, odd, { speaker: 'A*B*_C_' }),
        cue(1, 2, '1. Un début'),
        cue(2, 3, '- Une voix', { speaker: 'Eva' }),
      ],
      { title: '*Été* #1', isAutomatic: true },
    ),
  )
  expect(md).toMatch(/^# \\\*Été\\\* \\#1\n\n_Transcription automatique/)
  expect(md).toContain('**A\\*B\\*\\_C\\_**\u00a0: ')
  const html = fromMarkdown(md)
  const text = html
    .replaceAll(/<\/?(?:h\d|p|strong|em)[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  for (const words of [odd, '*Été* #1', 'A*B*_C_', '1. Un début', '- Une voix']) expect(text).toContain(words)
  expect(html).not.toMatch(/<(?:ul|ol|a|code|b|del|table|h2)\b/)
})
