import { expect, test } from 'vitest'
import { timestampsIn } from './from-lines.ts'
import { fitChapters } from './given-chapters.ts'
import { readGivenChapters } from './read-given-chapters.ts'

const read = (text: string) => readGivenChapters(new TextEncoder().encode(text))
/** `start title` of each, and what could not be read as `line reason`. */
const listed = (text: string) => {
  const { chapters, unread } = read(text)
  return {
    chapters: chapters.map(({ start, title }) => `${start} ${title}`),
    unread: unread.map(({ line, reason }) => `${line} ${reason}`),
  }
}

test('timestamps are read however people write them', () => {
  const text = [
    '\uFEFFChapitres',
    '',
    '00:00 Introduction',
    '- 1:05 – Le quartier : hier',
    '• (12:30) La cantine',
    '[1:02:03] Le débat',
    '3. 1:10:00 | L’argent',
    '1:15:00 - 1:20:00 Pour finir',
    '* 83:20 → Merci',
    '00:01:02.500 Au millième',
  ].join('\r\n')
  expect(listed(text)).toEqual({
    chapters: [
      '0 Introduction',
      '65 Le quartier : hier',
      '750 La cantine',
      '3723 Le débat',
      '4200 L’argent',
      '4500 Pour finir',
      '5000 Merci',
      '62.5 Au millième',
    ],
    unread: ['1 no-time'],
  })
})

test('what is no time, or has no title, is told with its line', () => {
  expect(listed('00:00 Un\n00:75 Deux\n12:30\nTrois\n# une note\n12:30pm Quatre')).toEqual({
    chapters: ['0 Un'],
    unread: ['2 bad-time', '3 broken', '4 no-time', '6 no-time'],
  })
  expect(read('00:75 Deux').unread[0]?.excerpt).toBe('00:75 Deux')
})

test('a description’s timestamps are found among its sentences, and a time of the day is none', () => {
  const description = 'Une soirée au quartier.\n\n00:00 Accueil\n04:10 Le jardin\nMerci à 300 personnes.'
  expect(timestampsIn(description)).toEqual([
    { start: 0, title: 'Accueil' },
    { start: 250, title: 'Le jardin' },
  ])
  expect(timestampsIn('Rendez-vous lundi.\n18:30 Ouverture des portes')).toEqual([])
  expect(timestampsIn('Nous avons dit à 12:30 puis à 13:00 deux choses.')).toEqual([])
})

test('podcast JSON is read: silent chapters are left out, broken ones told', () => {
  const json = JSON.stringify(
    {
      version: '1.2.0',
      chapters: [
        { startTime: 0, title: 'Un', img: 'https://example.org/a.jpg' },
        { startTime: 61.25, endTime: 90, title: 'Deux', toc: true },
        { startTime: 70, title: 'Une image', toc: false },
        { startTime: 'demain', title: 'Trois' },
        { title: 'Quatre' },
        { startTime: 80 },
      ],
    },
    null,
    1,
  )
  const { chapters, unread } = listed(json)
  expect(chapters).toEqual(['0 Un', '61.25 Deux'])
  expect(unread.map((one) => one.split(' ')[1])).toEqual(['broken', 'no-time'])
})

test('Podlove’s JSON is read, and one that is cut short up to there', () => {
  expect(
    listed('[{"start":"00:00:00.000","title":"Un"},{"start":"00:01:00.500","title":"Deux"}]').chapters,
  ).toEqual(['0 Un', '60.5 Deux'])
  expect(listed('{"chapters":[{"startTime":1,"title":"Un"},{"startTime":2,"ti').chapters).toEqual(['1 Un'])
})

const psc = (inside: string, before = '') => `<?xml version="1.0" encoding="utf-8"?>${before}
<rss xmlns:psc="http://podlove.org/simple-chapters"><channel><item>
<psc:chapters version="1.2">
${inside}
</psc:chapters></item></channel></rss>`

test('Podlove Simple Chapters are read, from a feed too: the first list of it', () => {
  const list = `<psc:chapter start="00:00:00.000" title="Un &amp; deux" href="https://example.org/"/>
<psc:chapter start="1:30" title="Trois"/>
<psc:chapter start="x" title="Quatre"/>
<chapter start="5" title="D’un autre"/>`
  expect(listed(psc(list))).toEqual({ chapters: ['0 Un & deux', '90 Trois'], unread: ['6 bad-time'] })
  const two = psc('<psc:chapter start="0" title="Un"/>').replace(
    '</channel>',
    '<item><psc:chapters><psc:chapter start="7" title="Autre"/></psc:chapters></item></channel>',
  )
  expect(listed(two).chapters).toEqual(['0 Un'])
  const alone =
    '<chapters xmlns="http://podlove.org/simple-chapters"><chapter start="0" title="Seul"/></chapters>'
  expect(listed(alone).chapters).toEqual(['0 Seul'])
})

test('entities are never expanded, and what stands before broken XML is kept', () => {
  const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
  const { chapters, unread } = listed(psc('<psc:chapter start="0" title="&b;"/>', bomb))
  expect([chapters, unread]).toEqual([[], ['1 broken']])
  const broken = listed(
    psc('<psc:chapter start="0" title="Un"/>\n<psc:chapter start="5" title="De & deux"/>'),
  )
  expect(broken).toEqual({ chapters: ['0 Un'], unread: ['6 broken'] })
  expect(listed(psc('<psc:chapter start="0" title="&nbsp;"/>')).unread).toEqual(['4 broken'])
})

test('lists of tools are read: OGM, Audacity, WebVTT', () => {
  const ogm = 'CHAPTER01=00:00:00.000\nCHAPTER01NAME=Un\nCHAPTER02=00:01:30.000\nCHAPTER02NAME=Deux = 2'
  expect(listed(ogm)).toEqual({ chapters: ['0 Un', '90 Deux = 2'], unread: [] })
  expect(listed('0.000000\t12.5\tUn\n12.500000\t12.500000\tDeux').chapters).toEqual(['0 Un', '12.5 Deux'])
  const vtt = 'WEBVTT\n\n1\n00:00:00.000 --> 00:01:00.000\nUn\n\n2\n00:01:00.000 --> 00:02:00.000\nDeux\n'
  expect(listed(vtt).chapters).toEqual(['0 Un', '60 Deux'])
  const srt = '1\n00:00:00,000 --> 00:01:00,000\nUn\n\n2\n00:01:00,000 --> 00:02:00,000\nDeux\n'
  expect(listed(srt).chapters).toEqual(['0 Un', '60 Deux'])
})

test('chapters come in order, within the recording, each moment once, on one clean line', () => {
  const given = {
    chapters: [
      { start: 60, title: ' Deux \u0007\n suite ' },
      { start: 0, title: 'Un' },
      { start: 60.1, title: 'Deux encore' },
      { start: 300, title: 'Après la fin' },
      { start: 70, title: '\u202E' },
    ],
    unread: [],
  }
  expect(fitChapters(given, 300)).toEqual({
    chapters: [
      { start: 0, title: 'Un' },
      { start: 60, title: 'Deux suite' },
    ],
    unread: [],
    beyond: 1,
  })
  expect(fitChapters(given, null).chapters).toHaveLength(3)
})

test('a line of any length is read at once', () => {
  const long = `${'- '.repeat(50_000)}\n${'1:'.repeat(50_000)}\n00:00 ${' '.repeat(100_000)}x`
  const { chapters, unread } = read(long)
  expect(chapters).toEqual([{ start: 0, title: 'x' }])
  expect(unread.map(({ line }) => line)).toEqual([1, 2])
})

test('tags in tags without end are not followed, and what stands before them is kept', () => {
  const open = '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">'
  const chapter = '<psc:chapter start="0:00" title="Un"/>'
  expect(listed(`${open}${chapter}${'<a>'.repeat(1_000_000)}${chapter}`)).toEqual({
    chapters: ['0 Un'],
    unread: ['1 broken'],
  })
})
