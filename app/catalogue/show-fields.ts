/** The fields of a show as forms and commands give them. */
import { z } from 'zod'
import { MEDIA, PARTNER_ROLES } from '#db/schema.ts'
import type { Mistake } from './answers.ts'
import { category } from './category-field.ts'
import { anyLine, language, optionalLine, optionalUrl, prose, rows, tick, tickUnlessSaid } from './fields.ts'
import { fundingRows } from './keep-fundings.ts'
import { licenseFields, toLicense, wrongLicense } from './license-fields.ts'
import { speechModel } from './model-field.ts'
import { nameList } from './name-list.ts'
import { optionalGeo, optionalOsm, wrongPlace } from './place-fields.ts'
import { line } from './plain-text.ts'
import { isReservedShowSlug, isSlug } from './slugs.ts'

/** Organisations by name; their part in a show, season or episode. */
export const partners = rows(['organisation'], {
  organisation: line(255),
  role: z.enum(PARTNER_ROLES, 'kind').default('partner'),
})

/** A link as a header of HTTP can carry it: in ASCII. */
const headerUrl = optionalUrl.transform((address) => address && new URL(address).href)

/** What can be changed later. */
export const ShowFields = z.object({
  title: line(255),
  kind: z.enum(['podcast', 'event'], 'kind'),
  language,
  description: prose(4_000),
  organisation: optionalLine(255),
  author: anyLine(255),
  email: z.union([z.literal(''), z.email('email')]).default(''),
  category,
  explicit: tick,
  /** Proposed chapters wait for a person before readers see them. */
  reviewsChapters: tick,
  seasonLabel: optionalLine(40),
  model: speechModel,
  partners,
  medium: z.enum(MEDIA, 'kind').default('podcast'),
  serial: tick,
  /** Regular voices by name. */
  hosts: nameList,
  ...licenseFields,
  location: optionalLine(128),
  locationGeo: optionalGeo,
  locationOsm: optionalOsm,
  fundings: fundingRows,
  locked: tickUnlessSaid,
  pagesFeeds: tick,
  ended: tick,
  movedTo: headerUrl,
  movedVideoTo: headerUrl,
})

export const NewShow = ShowFields.extend({
  slug: z
    .string()
    .trim()
    .refine(isSlug, 'slug-letters')
    .refine((slug) => !isReservedShowSlug(slug), 'slug-reserved'),
})

type Fields = z.output<typeof ShowFields>

/** What is wrong between fields that are right by themselves. `siteUrl` null asks nothing about addresses of this site. */
export function wrongShow(fields: Fields, siteUrl: string | null): Mistake[] {
  const { location: name, locationGeo: geo, locationOsm: osm } = fields
  const moved = (['movedTo', 'movedVideoTo'] as const).filter((field) => isOwnFeed(fields[field], siteUrl))
  return [
    ...wrongLicense(fields),
    ...wrongPlace('location', { name, geo, osm }),
    ...moved.map((field): Mistake => ({ field, code: 'own-feed' })),
  ]
}

/** What is here already. */
const OWN = /^\/($|feeds\/|shows\/)/

/** A feed that leads to itself, round in a circle or to a page is lost to its listeners; elsewhere on this host another program may answer. */
function isOwnFeed(address: string | null, siteUrl: string | null): boolean {
  if (address === null || siteUrl === null) return false
  const { host, pathname } = new URL(address)
  return host === new URL(siteUrl).host && OWN.test(pathname)
}

/** The fields by where they go: columns as they are, what is looked up first, lists beside the row. */
export function splitShow<T extends Fields>(fields: T) {
  const { organisation, partners, hosts, fundings, license, ownLicense, licenseUrl, ...columns } = fields
  return {
    columns: { ...columns, ...toLicense({ license, ownLicense, licenseUrl }) },
    organisation,
    lists: { partners, hosts, fundings },
  }
}
