/** Fields of JSON transcripts as programs write them: numbers as texts, times as clocks, names that differ. */
import { parseTimestamp } from './timed-blocks.ts'

export type Fields = Record<string, unknown>

export const asFields = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Seconds on whole milliseconds from a number, `"1.5"` or `"00:00:01.500"`; null where nothing of it is there. */
export function asSeconds(value: unknown): number | null {
  if (typeof value === 'string') {
    const text = value.trim()
    return /^\d{1,9}(\.\d{1,12})?$/.test(text) ? toSeconds(Number(text)) : parseTimestamp(text)
  }
  return typeof value === 'number' && Number.isFinite(value) ? toSeconds(value) : null
}

export const asMilliseconds = (value: unknown): number | null => {
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? toSeconds(number / 1_000) : null
}

/** The first of the names that has a value. */
export const firstOf = (fields: Fields, ...names: string[]): unknown =>
  fields[names.find((name) => fields[name] !== undefined && fields[name] !== null) ?? '']

/** 0 to 1, or null. */
export const asConfidence = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 && value <= 1 ? Math.round(value * 1_000) / 1_000 : null

const toSeconds = (value: number) => Math.round(value * 1_000) / 1_000
