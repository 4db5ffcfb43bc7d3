import { expect, test } from 'vitest'
import { keepItems } from './kept-items.ts'

const item = (stamp: string, xml = `<item>${stamp}</item>`) => ({ stamp, xml, trailer: null })
const MUCH = 'x'.repeat(10_000)

test('an item is found by its name and stamp, and another stamp takes its place', () => {
  const kept = keepItems(1_000_000)
  const first = kept.keep('7 audio', item('a'))
  expect(first.bytes.toString()).toBe('<item>a</item>')
  expect(kept.find('7 audio', 'a')).toBe(first)
  expect(kept.find('7 audio', 'b')).toBeNull()
  expect(kept.find('7 light', 'a')).toBeNull()
  kept.keep('7 audio', item('b'))
  expect(kept.find('7 audio', 'a')).toBeNull()
})

test('equal bytes have an equal hash', () => {
  const kept = keepItems(1_000_000)
  const [one, other, third] = [item('a', '<item/>'), item('b', '<item/>'), item('c')].map((written, at) =>
    kept.keep(String(at), written),
  )
  expect(one!.hash).toEqual(other!.hash)
  expect(one!.hash).not.toEqual(third!.hash)
})

test('what was asked for least lately goes first when there is too much', () => {
  const kept = keepItems(35_000)
  for (const name of ['a', 'b', 'c']) kept.keep(name, item('1', MUCH))
  kept.find('a', '1')
  kept.keep('d', item('1', MUCH))
  expect(['a', 'b', 'c', 'd'].filter((name) => kept.find(name, '1'))).toEqual(['a', 'c', 'd'])
})

test('of a feed that is larger than the room most of what fits is found again, build after build', () => {
  const kept = keepItems(1_050_000)
  const names = Array.from({ length: 300 }, (_, at) => String(at))
  const build = () => names.filter((name) => kept.find(name, '1') ?? !kept.keep(name, item('1', MUCH))).length
  build()
  for (let again = 0; again < 20; again++) expect(build()).toBeGreaterThan(80)
})

test('what is asked for from now on takes the place of what nobody asks for any more', () => {
  const kept = keepItems(105_000)
  const build = (feed: string) =>
    Array.from({ length: 9 }, (_, at) => `${feed} ${at}`).filter(
      (name) => kept.find(name, '1') ?? !kept.keep(name, item('1', MUCH)),
    ).length
  build('old')
  for (let again = 0; again < 60; again++) build('new')
  expect(build('new')).toBe(9)
})

test('writing the same item again and again takes no more room', () => {
  const kept = keepItems(35_000)
  kept.keep('first', item('1', MUCH))
  for (let stamp = 0; stamp < 100; stamp++) kept.keep('second', item(String(stamp), MUCH))
  expect(kept.find('first', '1')).not.toBeNull()
})

test('an item larger than all the room is handed out, not kept', () => {
  const kept = keepItems(100)
  expect(kept.keep('a', item('1', MUCH)).bytes).toHaveLength(10_000)
  expect(kept.find('a', '1')).toBeNull()
})
