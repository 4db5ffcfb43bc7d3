import { expect, test } from 'vitest'
import { toPsc } from './to-psc.ts'

test('times are clocks with hours and thousandths', () => {
  const starts = [0, 1.0004, 59.9996, 61.5, 3_599.999, 36_000.25]
  expect(
    toPsc(
      starts.map((start) => ({ start, title: 'x' })),
      null,
    ).map(({ start }) => start),
  ).toEqual(['00:00:00.000', '00:00:01.000', '00:01:00.000', '00:01:01.500', '00:59:59.999', '10:00:00.250'])
})

test('chapters are in order, within the recording, and each says something on one line', () => {
  const chapters = [
    { start: 30, title: 'Deux\u0008 &\n"trois"' },
    { start: 0, title: 'Un' },
    { start: 40, title: ' \u0000 ' },
    { start: 60, title: 'Après la fin' },
    { start: -1, title: 'Avant' },
  ]
  expect(toPsc(chapters, 60)).toEqual([
    { start: '00:00:00.000', title: 'Un' },
    { start: '00:00:30.000', title: 'Deux & "trois"' },
  ])
})
