import { expect, test } from 'vitest'
import {
  formatClock,
  formatDay,
  formatDuration,
  formatLoudness,
  formatSize,
  languageName,
  speakDuration,
} from './format.ts'
import { WORDS } from './index.ts'

test('sizes are said in the units of the language', () => {
  expect(formatSize(14_200_000, 'fr')).toBe('14\u00a0Mo')
  expect(formatSize(1_240_000_000, 'fr')).toBe('1,2\u00a0Go')
  expect(formatSize(820_000, 'en')).toBe('820\u00a0kB')
  expect(formatSize(0, 'fr')).toBe('0\u00a0o')
})

test('a moment is shown as a clock and said in words', () => {
  expect(formatClock(125)).toBe('02:05')
  expect(formatClock(812.9)).toBe('13:32')
  expect(formatClock(3725)).toBe('1:02:05')
  expect(speakDuration(725, 'fr')).toBe('12 minutes 5 secondes')
  expect(speakDuration(3601, 'fr')).toBe('1 heure 1 seconde')
  expect(speakDuration(0, 'en')).toBe('0 seconds')
})

test('a length is rounded to minutes', () => {
  expect(formatDuration(48 * 60 + 10)).toBe('48\u00a0min')
  expect(formatDuration(3900)).toBe('1\u00a0h\u00a005\u00a0min')
  expect(formatDuration(40)).toBe('40\u00a0s')
  expect(formatDuration(3599.9)).toBe('1\u00a0h\u00a000\u00a0min')
})

test('a date is that of the place, as exact as it is known', () => {
  const say = (iso: string, knownTo: Parameters<typeof formatDay>[1], zone: string, locale: 'fr' | 'en') =>
    WORDS[locale].when(formatDay(iso, knownTo, zone, locale))
  expect(say('2026-03-11T23:30:00Z', 'day', 'Europe/Zurich', 'fr')).toBe('le 12 mars 2026')
  expect(say('2026-03-11T23:30:00Z', 'minute', 'Europe/Zurich', 'fr')).toBe('le 12 mars 2026 à 00:30')
  expect(say('2026-03-11T23:30:00Z', 'minute', 'America/Montreal', 'en')).toBe('on 11 March 2026 at 19:30')
  expect(say('2026-03-01T08:00:00Z', 'half-day', 'Europe/Zurich', 'fr')).toBe('le 1er mars 2026, le matin')
  expect(say('2026-03-01T00:00:00Z', 'month', 'Europe/Zurich', 'fr')).toBe('en mars 2026')
})

test('languages are named in the language of the interface', () => {
  expect(languageName('en', 'fr')).toBe('anglais')
  expect(languageName('fr', 'en')).toBe('French')
})

test('loudness has one digit and a true minus', () => {
  expect(formatLoudness(-23.84, 'fr')).toBe('−23,8\u00a0LUFS')
  expect(formatLoudness(-16, 'en')).toBe('−16.0\u00a0LUFS')
})
