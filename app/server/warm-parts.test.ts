import { expect, test } from 'vitest'
import { warmParts } from './warm-parts.ts'

test('what was read is warm for ten seconds, and a part that was not is not', () => {
  let now = 1_000_000
  const parts = warmParts(() => now)
  expect(parts.isWarm(0, 0)).toBe(false)
  parts.mark(0, 200_000)
  expect(parts.isWarm(10, 190_000)).toBe(true)
  expect(parts.isWarm(10, 300_000)).toBe(false)
  now += 10_001
  expect(parts.isWarm(10, 20)).toBe(false)
  parts.mark(10, 20)
  expect(parts.isWarm(10, 20)).toBe(true)
  expect(parts.isWarm(10, 190_000)).toBe(false)
})
