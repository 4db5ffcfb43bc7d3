/** The rules that feeds are held to: each is broken here once, so that none is a rule in name only. */
import { describe, expect, test } from 'vitest'
import { FEED_RULES, findFaults, TEXT_RULES } from './support/feed-rules/find-faults.ts'
import { GOOD_FEED, GOOD_NOW } from './support/feed-rules/good-feed.ts'
import type { Change } from './support/feed-rules/rule.ts'

const RULES = [...TEXT_RULES, ...FEED_RULES]
const faultsOf = (xml: string | Buffer, letOff: string[] = []) => findFaults(xml, { now: GOOD_NOW, letOff })
const idsOf = (xml: string | Buffer, letOff?: string[]) => faultsOf(xml, letOff).map(({ id }) => id)

/** The good feed with one change, which must be one. */
function broken([from, to]: Change): string {
  const changed = GOOD_FEED.replace(from, () => to)
  if (changed === GOOD_FEED) throw new Error(`the good feed has no ${from}`)
  return changed
}

test('a good feed has no fault', () => {
  expect(faultsOf(GOOD_FEED)).toEqual([])
})

test('every rule has an id of its own and a feed that breaks it', () => {
  const ids = RULES.map(({ id }) => id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  expect(RULES.filter((rule) => rule.broken.length === 0)).toEqual([])
})

describe.each(RULES)('$level $sentence', ({ id, broken: changes }) => {
  test.each(changes.map((change) => [...change, change] as const))(
    `${id}: %s is not %s`,
    (_from, _to, change) => {
      expect(idsOf(broken(change))).toContain(id)
    },
  )
})

test('bytes that are not UTF-8 are found', () => {
  const latin = Buffer.from(GOOD_FEED, 'latin1')
  expect(idsOf(latin)).toContain('declaration')
})

test('a rule that a feed is let off is not held against it, the others are', () => {
  const without = broken(['<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>', ''])
  expect(idsOf(without, ['channel-recommended'])).toEqual([])
  expect(idsOf(without, ['self-link'])).toEqual(['channel-recommended'])
})

test('a feed that no directory lists proves nobody’s ownership and locks nothing', () => {
  const unowned = GOOD_FEED.replace(/<itunes:owner>.*<\/itunes:owner>/, '')
    .replace(/<podcast:locked.*<\/podcast:locked>/, '')
    .replace(/<podcast:txt.*<\/podcast:txt>/, '')
  expect(idsOf(unowned).sort()).toEqual(['channel-recommended', 'ownership'])
  expect(idsOf(unowned.replace('<generator>', '<itunes:block>Yes</itunes:block><generator>'))).toEqual([])
})

test('a machine’s own addresses need no certificate', () => {
  expect(idsOf(GOOD_FEED.replaceAll('https://radio.example', 'http://localhost:3000'))).toEqual([])
  expect(idsOf(GOOD_FEED.replaceAll('https://radio.example', 'http://radio.example'))).toEqual(
    expect.arrayContaining(['https', 'podcast-https']),
  )
})

test.each([
  ['words that look like tags or entities but are none', 'Le vent', 'a &lt; b, 3 > 2 &amp; c; [sic]'],
  ['what looks like XML in CDATA', 'Une heure', '&#8; &nbsp; &lt;!DOCTYPE '],
  ['a year within a title', '<title>Le vent', '<title>1984, le vent'],
  ['a part of an episode', 'display="Jour 1">1<', 'display="Jour 1">1.02<'],
  ['a zone of numbers', 'Mon, 04 May 2026 06:30:00 GMT', 'Mon, 04 May 2026 08:30:00 +0200'],
  ['a language with a region', '<language>fr<', '<language>fr-CH<'],
  [
    'a guid that is an address',
    '<guid isPermaLink="false">11111111-0000-4000-8000-000000000001<',
    '<guid>https://radio.example/1<',
  ],
  ['a query after the extension', 'abcdefghij12/mp3.mp3"', 'abcdefghij12/mp3.mp3?from=feed"'],
  ['a film', 'mp3.mp3" length="4321000" type="audio/mpeg"', '720.mp4" length="4321000" type="video/mp4"'],
])('%s is no fault', (_what, from, to) => {
  expect(faultsOf(broken([from, to]))).toEqual([])
})
