import { expect, test } from 'vitest'
import type { KeptTag } from './feed.ts'
import { keptElements } from './kept-tags.ts'

const OWN = 'https://radio.example/shows/matin'
const GUID = '29cdca4a-32d8-56ba-b48b-09a011c5daa9'
const remote = (attributes: Record<string, string> = {}): KeptTag => ({
  name: 'podcast:remoteItem',
  attributes: { feedGuid: GUID, ...attributes },
})
const kept = (tags: KeptTag[], parent: 'channel' | 'item' = 'channel') =>
  keptElements(tags, parent, OWN).map((one) => Object.keys(one)[0])

test('a tag is kept where the namespace has it, and nowhere else', () => {
  const tags: KeptTag[] = [
    { name: 'podcast:podroll', children: [remote()] },
    { name: 'podcast:publisher', children: [remote({ medium: 'publisher' })] },
    { name: 'podcast:block', text: 'no' },
    { name: 'podcast:txt', text: 'x' },
    { name: 'podcast:contentLink', attributes: { href: 'https://a.example/' }, text: 'x' },
    { name: 'podcast:socialInteract', attributes: { protocol: 'disabled' } },
    { name: 'podcast:updateFrequency', attributes: { rrule: 'FREQ=DAILY' }, text: 'x' },
    remote(),
  ]
  const names = tags.map(({ name }) => name)
  expect(kept(tags)).toEqual(names.filter((name) => !/contentLink|remoteItem/.test(name)))
  expect(kept(tags, 'item')).toEqual(['podcast:txt', 'podcast:contentLink', 'podcast:socialInteract'])
})

test.each<[string, KeptTag]>([
  ['of another namespace', { name: 'itunes:keywords', text: 'x' }],
  ['with a name that code has', { name: 'constructor', text: 'x' }],
  ['of ours', { name: 'podcast:guid', text: 'x' }],
  ['that says nothing', { name: 'podcast:txt', text: ' \u0008 ' }],
  ['with another word than the namespace has', { name: 'podcast:block', text: 'perhaps' }],
  ['with nobody in it', { name: 'podcast:podroll', children: [] }],
  ['with something else in it', { name: 'podcast:podroll', children: [{ name: 'podcast:txt', text: 'x' }] }],
  ['with a broken guid in it', { name: 'podcast:podroll', children: [remote({ feedGuid: 'x' })] }],
  ['of a publisher that is none', { name: 'podcast:publisher', children: [remote({ medium: 'podcast' })] }],
  ['without its address', { name: 'podcast:socialInteract', attributes: { protocol: 'activitypub' } }],
  ['without its protocol', { name: 'podcast:socialInteract', attributes: { uri: 'https://a.example/' } }],
  [
    'with an address that does harm',
    { name: 'podcast:socialInteract', attributes: { protocol: 'nostr', uri: 'javascript:alert(1)' } },
  ],
])('a tag %s is left out', (_what, tag) => {
  expect(kept([tag])).toEqual([])
})

test('what may stand once stands once, and nothing a thousand times', () => {
  const podroll: KeptTag = { name: 'podcast:podroll', children: Array(1_000).fill(remote()) }
  const [first, ...others] = keptElements([podroll, podroll], 'channel', OWN)
  expect(others).toEqual([])
  expect((first!['podcast:podroll'] as unknown[]).length).toBe(100)
  expect(kept(Array(1_000).fill({ name: 'podcast:txt', text: 'x' }))).toHaveLength(100)
})

test('attributes are those of the namespace, cleaned like all else', () => {
  const [written] = keptElements(
    [
      {
        name: 'podcast:socialInteract',
        attributes: {
          protocol: 'activitypub',
          uri: 'http://a.example/@é',
          accountId: ' @ada\n\u0008 ',
          accountUrl: 'nowhere',
          priority: 'first',
          onclick: 'x',
        },
      },
    ],
    'channel',
    OWN,
  )
  expect(written).toEqual({
    'podcast:socialInteract': {
      _attr: { protocol: 'activitypub', uri: 'https://a.example/@%C3%A9', accountId: '@ada' },
    },
  })
})
