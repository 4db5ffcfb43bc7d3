import { expect, test } from 'vitest'
import { keepFeeds } from './kept-feeds.ts'

/** Asks for version `version` of a feed that says `content`. */
function asker(mostBytes = 1_000) {
  const keep = keepFeeds(mostBytes, (feed: { content: string; changedAt: string }) => {
    return `${feed.content}, ${feed.changedAt}`
  })
  let read = 0
  const ask = (name: string, version: number, content: string) =>
    keep(name, version, () => {
      read++
      return { content, changedAt: `day ${version}` }
    })
  return { ask, reads: () => read }
}

test('a version that is known is not read again', () => {
  const { ask, reads } = asker()
  expect(ask('a', 1, 'x').xml).toBe('x, day 1')
  expect(ask('a', 1, 'not looked at').xml).toBe('x, day 1')
  expect(reads()).toBe(1)
})

test('a new version that changes nothing in the feed keeps bytes and date', () => {
  const { ask } = asker()
  ask('a', 1, 'x')
  expect(ask('a', 2, 'x')).toMatchObject({ xml: 'x, day 1', changedAt: 'day 1' })
  expect(ask('a', 3, 'y')).toMatchObject({ xml: 'y, day 3', changedAt: 'day 3' })
  expect(ask('a', 4, 'y')).toMatchObject({ xml: 'y, day 3', changedAt: 'day 3' })
})

test('what was asked for least lately goes first when the bytes are too many', () => {
  const { ask, reads } = asker(100)
  ask('a', 1, 'x'.repeat(20))
  ask('b', 1, 'x'.repeat(15))
  ask('a', 1, '')
  ask('c', 1, 'short')
  expect(reads()).toBe(3)
  ask('a', 1, '')
  expect(reads()).toBe(3)
  ask('b', 1, '')
  expect(reads()).toBe(4)
})

test('a feed that is larger than the memory is still given', () => {
  expect(asker(10).ask('a', 1, 'x'.repeat(100)).xml).toContain('xxx')
})
