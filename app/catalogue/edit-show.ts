import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { listFundings } from '#db/queries/list-fundings.ts'
import { organisations, shows } from '#db/schema.ts'
import { toAppleCategory, toCategoryText } from '../feeds/apple-categories.ts'
import { keepShowLists } from './add-show.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { findOrAddOrganisation } from './find-by-name.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { readHosts } from './keep-hosts.ts'
import { readPartners } from './keep-partners.ts'
import { fromLicense } from './license-fields.ts'
import { fromGeo } from './place-fields.ts'
import { ShowFields, splitShow, wrongShow } from './show-fields.ts'

/** A show's fields as its form has them, with the count of its saves; null where there is no such show. */
export function readShow(db: Db, { id }: { id: number }) {
  const tx = db as Change
  const show = tx.select().from(shows).where(eq(shows.id, id)).get()
  if (!show) return null
  const owner = show.organisationId
    ? tx.select().from(organisations).where(eq(organisations.id, show.organisationId)).get()
    : null
  const { title, kind, language, description, author, email, explicit, seasonLabel } = show
  const { reviewsChapters, model, medium, serial, location, locationOsm } = show
  const { locked, pagesFeeds, ended, movedTo, movedVideoTo } = show
  return {
    saves: show.saves,
    fields: {
      ...{ title, kind, language, description, author, email, explicit, seasonLabel },
      ...{ reviewsChapters, model, medium, serial, location, locationOsm },
      ...{ locked, pagesFeeds, ended, movedTo, movedVideoTo },
      ...fromLicense(show),
      locationGeo: fromGeo(show.locationGeo),
      // A free text of former times is the category that feeds made of it.
      category: toCategoryText(toAppleCategory(show.category)),
      organisation: owner?.name ?? null,
      hosts: readHosts(tx, { showId: id }),
      fundings: listFundings(tx, { showId: id }),
      partners: readPartners(tx, { showId: id }),
    },
  }
}

/** Changes a show's fields; `cover` null leaves the one it has. */
export async function editShow(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof ShowFields>,
  { cover = null, siteUrl = null }: { cover?: Picture | null; siteUrl?: string | null } = {},
): Promise<Answer<null>> {
  const parsed = ShowFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const wrong = wrongShow(parsed.data, siteUrl)
  if (wrong.length > 0) return { ok: false, mistakes: wrong }
  const { columns, organisation, lists } = splitShow(parsed.data)
  return changeCatalogue(db, [id], (tx): Answer<null> => {
    const before = readShow(tx, { id })
    if (!before) return refuse('', 'no-show')
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'show', id, ...before })
    tx.update(shows)
      .set({
        ...columns,
        organisationId: organisation ? findOrAddOrganisation(tx, organisation) : null,
        saves: saves + 1,
        ...(cover ? { coverAssetId: addAsset(tx, cover) } : {}),
      })
      .where(eq(shows.id, id))
      .run()
    keepShowLists(tx, id, lists)
    note(tx, by, { verb: 'edit', subject: 'show', id, before: before.fields, after: parsed.data })
    return { ok: true, value: null }
  })
}
