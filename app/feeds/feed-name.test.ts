import { expect, test } from 'vitest'
import type { FeedName } from './feed.ts'
import { toFeedName, toFeedPath } from './feed-name.ts'

const NAMES: [string, FeedName][] = [
  ['/feeds/palier.xml', { of: 'show', show: 'palier', content: 'audio', page: 1 }],
  ['/feeds/palier/video.xml', { of: 'show', show: 'palier', content: 'video', page: 1 }],
  ['/feeds/palier/light.xml', { of: 'show', show: 'palier', content: 'light', page: 1 }],
  ['/feeds/palier/seasons/2.xml', { of: 'season', show: 'palier', number: 2 }],
  ['/feeds/topics/eau.xml', { of: 'topic', topic: 'eau' }],
  ['/feeds/people/ada.xml', { of: 'person', person: 'ada' }],
  ['/feeds/a%20b.xml', { of: 'show', show: 'a b', content: 'audio', page: 1 }],
]

test.each(NAMES)('%s is read as it is written', (path, name) => {
  expect(toFeedName(path)).toEqual(name)
  expect(toFeedPath(name)).toBe(path)
})

test('a page has its number in the address, the first has none', () => {
  const second: FeedName = { of: 'show', show: 'palier', content: 'light', page: 2 }
  expect(toFeedPath(second)).toBe('/feeds/palier/light.xml?page=2')
  expect(toFeedName('/feeds/palier/light.xml', '?page=2')).toEqual(second)
  expect(toFeedName('/feeds/palier/light.xml', '?page=1')).toEqual({ ...second, page: 1 })
})

test('what a tracker adds is nothing', () => {
  expect(toFeedName('/feeds/palier.xml', '?utm_source=x')).toEqual(NAMES[0]![1])
})

test.each([
  ['/feeds/p%61lier.xml', NAMES[0]![1]],
  ['/feeds/palier%2Fvideo.xml', NAMES[1]![1]],
  ['/feeds/%74opics/eau.xml', NAMES[4]![1]],
  ['/feeds/%74opics/video.xml', { of: 'topic', topic: 'video' }],
  ['/feeds/n%65ws.xml', null],
])('%s is the same address written otherwise, and means the same', (path, name) => {
  expect(toFeedName(path)).toEqual(name)
})

test.each([
  ['/feeds/news.xml', ''],
  ['/feeds/palier', ''],
  ['/feeds/.xml', ''],
  ['/feeds/palier/sound.xml', ''],
  ['/feeds/palier/seasons/0.xml', ''],
  ['/feeds/palier/seasons/x.xml', ''],
  ['/feeds/palier/seasons/2.xml/x', ''],
  ['/feeds/topics/eau/video.xml', ''],
  ['/feeds/%E0%A4%A.xml', ''],
  ['/feeds/palier.xml', '?page=0'],
  ['/feeds/palier.xml', '?page=-1'],
  ['/feeds/palier.xml', '?page=1e3'],
  ['/feeds/palier.xml', '?page='],
])('%s%s is the address of no feed', (path, search) => {
  expect(toFeedName(path, search)).toBeNull()
})
