/** The fields of an episode as forms and commands give them. */
import { z } from 'zod'
import { REGISTRATIONS } from '#db/schema.ts'
import type { Mistake } from './answers.ts'
import {
  language,
  optionalChoice,
  optionalLine,
  optionalNumber,
  optionalUrl,
  optionalYes,
  prose,
  tick,
} from './fields.ts'
import { creditRows } from './keep-credits.ts'
import { referenceRows } from './keep-references.ts'
import { licenseFields, wrongLicense } from './license-fields.ts'
import { nameList } from './name-list.ts'
import { optionalGeo, optionalOsm, wrongPlace } from './place-fields.ts'
import { line } from './plain-text.ts'
import { partners } from './show-fields.ts'
import { isReservedEpisodeSlug, isSlug } from './slugs.ts'
import { whenFields } from './when.ts'

/** What can be changed later. */
export const EpisodeFields = z.object({
  title: line(255),
  summary: prose(10_000),
  /** Number of a season of the show. */
  season: optionalNumber(1, 99_999),
  /** Number within the season; the next where left out. */
  number: optionalNumber(1, 99_999),
  /** What apps show in the number's place. */
  numberLabel: optionalLine(32),
  type: z.enum(['full', 'trailer', 'bonus'], 'kind').default('full'),
  language,
  ...whenFields,
  place: optionalLine(500),
  placeGeo: optionalGeo,
  placeOsm: optionalOsm,
  access: prose(4_000),
  registration: optionalChoice(REGISTRATIONS),
  registrationUrl: optionalUrl,
  contextLabel: optionalLine(255),
  contextUrl: optionalUrl,
  topics: nameList,
  credits: creditRows,
  partners,
  references: referenceRows,
  /** As the show where left out; so is the licence. */
  explicit: optionalYes,
  ...licenseFields,
  underReview: tick,
})

export const NewEpisode = EpisodeFields.extend({
  /** Made from the title where left out. */
  slug: z
    .string()
    .trim()
    .refine((slug) => slug === '' || isSlug(slug), 'slug-letters')
    .refine((slug) => !isReservedEpisodeSlug(slug), 'slug-reserved')
    .default(''),
})

/** What is wrong between fields that are right by themselves. */
export function wrongEpisode(fields: z.output<typeof EpisodeFields>): Mistake[] {
  const { place: name, placeGeo: geo, placeOsm: osm } = fields
  return [...wrongLicense(fields), ...wrongPlace('place', { name, geo, osm })]
}
