/** Where a place is, as people paste it: a pair of numbers, a `geo:` address, a link to OpenStreetMap. */
import { z } from 'zod'
import type { Mistake } from './answers.ts'
import { orNull } from './fields.ts'

const NUMBER = '[-+]?\\d{1,3}(?:\\.\\d{1,15})?'
const WITH_COMMA = '[-+]?\\d{1,3}(?:[.,]\\d{1,15})?'
const MAP = String.raw`(?:https?://)?(?:www\.)?(?:openstreetmap|osm)\.org/`

/** Latitude and longitude in each way of writing them. */
const PAIRS = [
  new RegExp(`^geo:(${NUMBER}),(${NUMBER})(?:,${NUMBER})?(?:;.*)?$`, 'i'),
  new RegExp(`^(${NUMBER})\\s*[,;\\s]\\s*(${NUMBER})$`),
  new RegExp(`^(${WITH_COMMA})(?:\\s*;\\s*|,?\\s+)(${WITH_COMMA})$`),
  new RegExp(`^${MAP}.*[?&]mlat=(${NUMBER})&mlon=(${NUMBER})`, 'i'),
  new RegExp(`^${MAP}.*#map=[\\d.]+/(${NUMBER})/(${NUMBER})`, 'i'),
]

/** `geo:46.2,6.14` (RFC 5870); null where the text is no place on earth. */
export function toGeo(text: string): string | null {
  for (const pair of PAIRS) {
    const [, latitude, longitude] = pair.exec(text.trim()) ?? []
    if (latitude === undefined || longitude === undefined) continue
    const [north, east] = [toDegrees(latitude), toDegrees(longitude)]
    return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? `geo:${north},${east}` : null
  }
  return null
}

/** Six decimals are a hand's breadth. */
const toDegrees = (text: string) => Math.round(Number(text.replace(',', '.')) * 1e6) / 1e6 + 0

/** A pair as people write it: `46.2, 6.14`. */
export const fromGeo = (geo: string | null) => geo?.replace(/^geo:/, '').replace(',', ', ') ?? null

const OBJECTS = [
  /^([NWR])(\d{1,12})$/i,
  /^(node|way|relation)[\s/:]+(\d{1,12})$/i,
  new RegExp(`^${MAP}(node|way|relation)/(\\d{1,12})(?:[/?#].*)?$`, 'i'),
]

/** `R1685488`: a node, way or relation of OpenStreetMap; null where the text names none. */
export function toOsm(text: string): string | null {
  for (const object of OBJECTS) {
    const [, kind, number] = object.exec(text.trim()) ?? []
    if (kind && number) return `${kind[0]!.toUpperCase()}${number}`
  }
  return null
}

export const optionalGeo = orNull(z.string().max(2_000, 'too-long').transform(toGeo).pipe(z.string('geo')))
export const optionalOsm = orNull(z.string().max(2_000, 'too-long').transform(toOsm).pipe(z.string('osm')))

/** Apps show a place by its name: without one its coordinates say nothing. `field` is the name's. */
export function wrongPlace(
  field: string,
  { name, geo, osm }: { name: string | null; geo: string | null; osm: string | null },
): Mistake[] {
  return (geo || osm) && !name ? [{ field, code: 'place-name' }] : []
}
