import { expect, test } from 'vitest'
import { editedWhen, fromWhen, toWhen, type WhenFields } from './when.ts'

const EMPTY: WhenFields = {
  startsDate: null,
  startsTime: null,
  endsDate: null,
  endsTime: null,
  precision: null,
  timeZone: 'Europe/Zurich',
}
const rowOf = (fields: Partial<WhenFields>) => {
  const answer = toWhen({ ...EMPTY, ...fields })
  if (!answer.ok) throw new Error(JSON.stringify(answer.mistakes))
  return answer.value
}
const wrongOf = (fields: Partial<WhenFields>) => {
  const answer = toWhen({ ...EMPTY, ...fields })
  return answer.ok ? [] : answer.mistakes.map(({ field, code }) => `${field} ${code}`)
}

test('without a date nothing is known, whatever the zone', () => {
  expect(rowOf({})).toEqual({ startsAt: null, endsAt: null, timeZone: null, precision: null })
})

test('a date alone is known to the day, with a time to the minute', () => {
  expect(rowOf({ startsDate: '2026-06-01' })).toMatchObject({
    startsAt: '2026-05-31T22:00:00.000Z',
    precision: 'day',
  })
  expect(rowOf({ startsDate: '2026-06-01', startsTime: '18:30', endsTime: '20:00' })).toMatchObject({
    startsAt: '2026-06-01T16:30:00.000Z',
    endsAt: '2026-06-01T18:00:00.000Z',
    precision: 'minute',
  })
})

test('a month begins on its first day, whichever day was chosen', () => {
  for (const startsDate of ['2026-11', '2026-11-01', '2026-11-17'])
    expect(rowOf({ startsDate, precision: 'month' }).startsAt).toBe('2026-10-31T23:00:00.000Z')
  expect(fromWhen(rowOf({ startsDate: '2026-11-17', precision: 'month' }))).toMatchObject({
    startsDate: '2026-11-01',
    startsTime: null,
    precision: 'month',
  })
})

test('of the hour that comes twice the first is meant, and an edit elsewhere keeps the second', () => {
  const twice = { startsDate: '2026-10-25', startsTime: '02:30' }
  expect(rowOf(twice).startsAt).toBe('2026-10-25T00:30:00.000Z')
  const second = { ...rowOf(twice), startsAt: '2026-10-25T01:30:00.000Z' }
  expect(editedWhen(second, fromWhen(second))).toEqual({ ok: true, value: second })
})

test('an hour that the clocks jump over is refused, the day itself is not', () => {
  expect(wrongOf({ startsDate: '2026-03-29', startsTime: '02:30' })).toEqual(['startsTime time-skipped'])
  expect(rowOf({ startsDate: '2026-03-29' }).startsAt).toBe('2026-03-28T23:00:00.000Z')
  // Beirut's clocks go forward at midnight: the day begins at one.
  expect(rowOf({ startsDate: '2026-03-29', timeZone: 'Asia/Beirut' }).startsAt).toBe(
    '2026-03-28T22:00:00.000Z',
  )
})

test('every mistake is beside its own field', () => {
  expect(wrongOf({ startsDate: 'demain' })).toEqual(['startsDate date'])
  expect(wrongOf({ startsDate: '2026-02-30' })).toEqual(['startsDate date'])
  expect(wrongOf({ startsDate: '2026-02-01', startsTime: 'midi' })).toEqual(['startsTime time-missing'])
  expect(wrongOf({ startsDate: '2026-02-01', precision: 'half-day' })).toEqual(['startsTime time-missing'])
  expect(wrongOf({ startsTime: '10:00' })).toEqual(['startsDate empty'])
  expect(wrongOf({ startsDate: '2026-02-02', endsDate: '2026-02-01' })).toEqual(['endsDate end-before-start'])
  expect(wrongOf({ startsDate: '2026-02-02', timeZone: 'Mars/Olympus' })).toEqual(['timeZone time-zone'])
})
