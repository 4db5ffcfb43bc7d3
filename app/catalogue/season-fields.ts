/** The fields of a season as forms and commands give them. */
import { z } from 'zod'
import { optionalLine, optionalNumber, prose } from './fields.ts'
import { referenceRows } from './keep-references.ts'
import { partners } from './show-fields.ts'
import { whenFields } from './when.ts'

/** What can be changed later; a season's number stays, since it stands in addresses. */
export const SeasonFields = z.object({
  title: optionalLine(255),
  description: prose(10_000),
  edition: optionalNumber(1, 9_999),
  ...whenFields,
  partners,
  references: referenceRows,
})

export const NewSeason = SeasonFields.extend({
  /** The next free one where left out. */
  number: optionalNumber(1, 99_999),
})
