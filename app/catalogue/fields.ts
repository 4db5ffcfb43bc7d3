/** Pieces of the forms that verbs read; each mistake is one of `MISTAKE_CODES`. */
import { z } from 'zod'
import { toPlainText } from './plain-text.ts'

/** Text of several lines, perhaps empty, at most so many characters. */
export const prose = (most: number) =>
  z
    .string()
    .transform((text) => toPlainText(text).trim())
    .pipe(z.string().max(most, 'too-long'))
    .default('')

/** An empty field is null. */
export const orNull = <T extends z.ZodType>(schema: T) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
      schema.nullable(),
    )
    .default(null as never)

const oneLine = (most: number) =>
  z
    .string()
    .transform((text) => toPlainText(text).replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().max(most, 'too-long'))

/** A line that may be missing. */
export const optionalLine = (most: number) => orNull(oneLine(most))
/** A line that may be empty. */
export const anyLine = (most: number) => oneLine(most).default('')

export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'language')

/** Spaces, tracking parameters and other schemes than the web's are not links. */
export const webUrl = z
  .string('url')
  .transform((text) => text.trim())
  .pipe(z.url({ protocol: /^https?$/, error: 'url' }).max(2_000, 'too-long'))
  .transform(withoutTracking)

export const optionalUrl = orNull(webUrl)

export const optionalNumber = (least: number, most: number) =>
  orNull(
    z
      .union([z.number(), z.string().trim().regex(/^\d+$/, 'number').transform(Number)], 'number')
      .pipe(z.number('number').int('number').min(least, 'number').max(most, 'number')),
  )

/** One of a list; empty is null. */
export const optionalChoice = <const T extends readonly string[]>(choices: T) =>
  orNull(z.enum(choices, 'kind'))

export const optionalColour = orNull(
  z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'colour'),
)

const box = z.union([z.boolean(), z.string().transform((text) => text === 'on')])

/** A ticked box is `on`. */
export const tick = box.default(false)

/** A box that is ticked unless somebody unticks it: its form says so with an empty field. */
export const tickUnlessSaid = box.default(true)

/** Yes or no; empty is null. */
export const optionalYes = orNull(
  z.union([z.boolean(), z.enum(['yes', 'no']).transform((text) => text === 'yes')], 'kind'),
)

/** Rows of a form: those that say nothing are left out, the others keep their number in mistakes. `says` are the fields that must be filled to count. */
export function rows<T extends z.ZodRawShape>(says: (keyof T & string)[], shape: T) {
  const isBlank = (row: unknown) =>
    says.every((key) => String((row as Record<string, unknown> | null)?.[key] ?? '').trim() === '')
  const row = z.preprocess((value) => (isBlank(value) ? null : value), z.object(shape).nullable())
  return z
    .array(row)
    .max(200, 'too-long')
    .default([])
    .transform((all) => all.filter((one) => one !== null))
}

/** Where in a form the rows stand that say something: mistakes name those places. */
export function placesThatSay(typed: readonly unknown[] | undefined, says: readonly string[]): number[] {
  return (typed ?? []).flatMap((row, at) => {
    const said = row as Record<string, unknown> | null | undefined
    return says.some((key) => String(said?.[key] ?? '').trim() !== '') ? [at] : []
  })
}

const TRACKING = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid)$/i

function withoutTracking(text: string): string {
  const url = new URL(text)
  const tracked = [...url.searchParams.keys()].filter((key) => TRACKING.test(key))
  for (const key of tracked) url.searchParams.delete(key)
  return tracked.length > 0 ? url.href : text
}
