import { expect, test } from 'vitest'
import { offsetOf, readMoment, toLocal, toUtc } from './local-time.ts'

const ZURICH = 'Europe/Zurich'

test('a day and a time become a moment and come back', () => {
  const iso = toUtc({ date: '2026-06-01', time: '18:30' }, ZURICH)
  expect(iso).toBe('2026-06-01T16:30:00.000Z')
  expect(toLocal(iso, ZURICH)).toEqual({ date: '2026-06-01', time: '18:30' })
})

test('of the hour that comes twice the first is meant, and its offset says so', () => {
  const iso = toUtc({ date: '2026-10-25', time: '02:30' }, ZURICH)
  expect(iso).toBe('2026-10-25T00:30:00.000Z')
  expect(offsetOf(iso, ZURICH)).toBe('UTC+2')
  expect(offsetOf('2026-10-25T01:30:00.000Z', ZURICH)).toBe('UTC+1')
})

test('an hour that the clocks jump over is no moment', () => {
  expect(toUtc({ date: '2026-03-29', time: '02:30' }, ZURICH)).toBe('time-skipped')
})

test('nonsense is no date', () => {
  for (const date of ['', 'hier', '2026-02-30', '2026-13-01', '٢٠٢٦-01-01'])
    expect(toUtc({ date, time: '10:00' }, ZURICH), date).toBe('date')
  for (const time of ['25:00', 'midi', '10h'])
    expect(toUtc({ date: '2026-02-01', time }, ZURICH), time).toBe('date')
})

test('a moment wants its day and its time, and says which of them is wrong', () => {
  const wrong = (date: string, time: string) => {
    const answer = readMoment({ date, time }, ZURICH)
    return answer.ok ? answer.value : answer.mistakes.map(({ field, code }) => `${field}: ${code}`)
  }
  expect(wrong('2026-06-01', '18:30')).toBe('2026-06-01T16:30:00.000Z')
  expect(wrong('', ' ')).toEqual(['date: date', 'time: time-missing'])
  expect(wrong('2026-06-01', '')).toEqual(['time: time-missing'])
  expect(wrong('2026-02-30', '10:00')).toEqual(['date: date'])
  expect(wrong('2026-03-29', '02:30')).toEqual(['time: time-skipped'])
})
