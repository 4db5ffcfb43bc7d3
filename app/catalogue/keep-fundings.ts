import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { fundings } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { rows, webUrl } from './fields.ts'
import { line } from './plain-text.ts'

/** Where listeners can give: an address, and the words that apps write on the button. */
export const fundingRows = rows(['url', 'label'], { url: webUrl, label: line(128) })

type FundingRow = z.output<typeof fundingRows>[number]

/** A show's ways to give in their order, in place of those before. */
export function keepFundings(tx: Change, { showId }: { showId: number }, all: FundingRow[]) {
  tx.delete(fundings).where(eq(fundings.showId, showId)).run()
  for (const [position, row] of all.entries())
    tx.insert(fundings)
      .values({ ...row, showId, position })
      .run()
}
