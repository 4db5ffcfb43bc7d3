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
