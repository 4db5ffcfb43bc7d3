import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { shows } from '#db/schema.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { findOrAddOrganisation } from './find-by-name.ts'
import { giveGuids } from './give-guids.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { keepFundings } from './keep-fundings.ts'
import { keepHosts } from './keep-hosts.ts'
import { keepPartners } from './keep-partners.ts'
import { newGuid } from './new-ids.ts'
import { NewShow, splitShow, wrongShow } from './show-fields.ts'

/** Adds a show; answers with every mistake at once. At a public `siteUrl` its feeds get their guids for good. */
export async function addShow(
  db: Db,
  input: z.input<typeof NewShow>,
  {
    cover = null,
    siteUrl = null,
    by = NOBODY,
  }: { cover?: Picture | null; siteUrl?: string | null; by?: Actor } = {},
): Promise<Answer<{ id: number; slug: string }>> {
  const parsed = NewShow.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const wrong = wrongShow(parsed.data, siteUrl)
  if (wrong.length > 0) return { ok: false, mistakes: wrong }
  const { columns, organisation, lists } = splitShow(parsed.data)
  return changeCatalogue(db, [], (tx): Answer<{ id: number; slug: string }> => {
    if (tx.select({ id: shows.id }).from(shows).where(eq(shows.slug, columns.slug)).get())
      return refuse('slug', 'slug-taken')
    const show = tx
      .insert(shows)
      .values({
        ...columns,
        guid: newGuid(),
        organisationId: organisation ? findOrAddOrganisation(tx, organisation) : null,
        coverAssetId: cover && addAsset(tx, cover),
      })
      .returning()
      .get()
    keepShowLists(tx, show.id, lists)
    if (siteUrl !== null) giveGuids(tx, siteUrl)
    note(tx, by, { verb: 'add', subject: 'show', id: show.id, after: parsed.data })
    return { ok: true, value: { id: show.id, slug: show.slug } }
  })
}

/** What stands beside the row, in place of what stood there. */
export function keepShowLists(tx: Change, showId: number, lists: ReturnType<typeof splitShow>['lists']) {
  keepPartners(tx, { showId }, lists.partners)
  keepHosts(tx, { showId }, lists.hosts)
  keepFundings(tx, { showId }, lists.fundings)
}
