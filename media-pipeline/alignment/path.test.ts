import { expect, test } from 'vitest'
import { type Costs, cheapestPath, type Placed } from './path.ts'

/** Frames as letters: each costs nothing as what it is, and 2 as anything else. */
function costsOf(frames: string): Costs {
  const sums = (kind: string) => {
    const all = new Float64Array(frames.length + 1)
    for (let at = 0; at < frames.length; at++) all[at + 1] = all[at]! + (frames[at] === kind ? 0 : 2)
    return all
  }
  return Object.fromEntries([...new Set(`${frames} abcs`)].map((kind) => [kind, sums(kind)]))
}

const sound = (kind: string, rest: Partial<Placed> = {}): Placed => ({
  ...{ kind, length: 3, optional: false, pause: null },
  ...rest,
})
const spans = (frames: string, sounds: Placed[]) =>
  cheapestPath(sounds, costsOf(frames))?.map(({ from, to }) => [from, to])

test('sounds lie where they are heard', () => {
  expect(spans('aaaabbss', [sound('a'), sound('b'), sound('s')])).toEqual([
    [0, 4],
    [4, 6],
    [6, 8],
  ])
})

test('a pause before, after and between words belongs to none of them', () => {
  const words = [sound('a', { pause: 1 }), sound('b', { pause: 1 })]
  expect(spans('   aaa   bbb ', words)).toEqual([
    [3, 6],
    [9, 12],
  ])
})

test('within a word there is no pause', () => {
  const [a, b] = spans('aaa   bbb', [sound('a'), sound('b', { pause: 1 })])!
  expect(a![1]).toBe(b![0])
})

test('a sound that is not said is left out where it may be', () => {
  expect(spans('aaabbb', [sound('a'), sound('c', { optional: true }), sound('b')])).toEqual([
    [0, 3],
    [3, 3],
    [3, 6],
  ])
})

test('where all frames sound alike, lengths decide', () => {
  const sums = new Float64Array(13)
  const path = cheapestPath([sound('a', { length: 3 }), sound('b', { length: 9 })], {
    ...{ a: sums, b: sums },
    ' ': Float64Array.from(sums, (_, at) => at),
  })
  expect(path).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 12 },
  ])
})

test('more frames than the sounds could ever fill have no way', () => {
  expect(cheapestPath([sound('a'), sound('b')], costsOf('a'.repeat(400)))).toBe(null)
})
