/** An episode comes into being, announced without a recording or beside its first one. */
import { and, eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { indexEpisode } from '#db/queries/index-episode.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import { episodes } from '#db/schema.ts'
import { findSeason } from './add-season.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { NewEpisode, wrongEpisode } from './episode-fields.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { keepCredits } from './keep-credits.ts'
import { keepPartners } from './keep-partners.ts'
import { keepReferences } from './keep-references.ts'
import { keepTopics } from './keep-topics.ts'
import { toLicense } from './license-fields.ts'
import { newPublicId } from './new-ids.ts'
import { freeSlug } from './slugs.ts'
import { toWhen } from './when.ts'

export interface AddedEpisode {
  id: number
  publicId: string
  slug: string
}

/** Adds a draft to a show, named by its slug; answers with every mistake at once. */
export async function addEpisode(
  db: Db,
  { show, ...input }: z.input<typeof NewEpisode> & { show: string },
  { by = NOBODY, cover = null }: { by?: Actor; cover?: Picture | null } = {},
): Promise<Answer<AddedEpisode>> {
  const parsed = NewEpisode.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const wrong = wrongEpisode(parsed.data)
  if (wrong.length > 0) return { ok: false, mistakes: wrong }
  const when = toWhen(parsed.data)
  if (!when.ok) return when
  const home = findShow(db, { slug: show })
  if (!home) return refuse('show', 'no-show')
  const { columns, season, number, slug, ...lists } = splitFields(parsed.data)
  return changeCatalogue(db, [home.id], (tx): Answer<AddedEpisode> => {
    if (slug && isEpisodeSlugTaken(tx, home.id, slug)) return refuse('slug', 'slug-taken')
    const seasonId = season === null ? null : findSeason(tx, { showId: home.id, number: season })?.id
    if (seasonId === undefined) return refuse('season', 'no-season')
    const coverAssetId = cover && addAsset(tx, cover)
    const episode = insertEpisode(tx, {
      ...columns,
      ...when.value,
      showId: home.id,
      seasonId,
      number,
      ...(slug ? { slug } : {}),
      coverAssetId,
    })
    keepEpisodeLists(tx, episode.id, lists)
    indexEpisode(tx, { episodeId: episode.id })
    note(tx, by, {
      verb: 'add',
      subject: 'episode',
      id: episode.id,
      after: { ...parsed.data, slug: episode.slug },
    })
    return { ok: true, value: { id: episode.id, publicId: episode.publicId, slug: episode.slug } }
  })
}

type Columns = typeof episodes.$inferInsert

/** The row of a new episode: a public id, a free slug, and the next number in its season where none is given; a trailer or bonus needs none. */
export function insertEpisode(tx: Change, values: Omit<Columns, 'publicId' | 'slug'> & { slug?: string }) {
  const { showId, seasonId = null, type = 'full' } = values
  const slug = values.slug ?? freeSlug(values.title, (one) => isEpisodeSlugTaken(tx, showId, one))
  const number = values.number ?? (seasonId === null || type !== 'full' ? null : nextNumber(tx, seasonId))
  return tx
    .insert(episodes)
    .values({ ...values, publicId: newPublicId(), slug, number })
    .returning()
    .get()
}

/** An episode's number after the last of its season. */
export function nextNumber(db: Db, seasonId: number): number {
  const last = db
    .select({ last: max(episodes.number) })
    .from(episodes)
    .where(eq(episodes.seasonId, seasonId))
    .get()
  return (last?.last ?? 0) + 1
}

/** Removed episodes keep their address. */
function isEpisodeSlugTaken(tx: Db, showId: number, slug: string): boolean {
  const its = and(eq(episodes.showId, showId), eq(episodes.slug, slug))
  return tx.select({ id: episodes.id }).from(episodes).where(its).get() !== undefined
}

type Lists = Pick<z.output<typeof NewEpisode>, 'topics' | 'credits' | 'partners' | 'references'>

/** What stands beside the row, in place of what stood there. */
export function keepEpisodeLists(tx: Change, episodeId: number, lists: Lists) {
  keepTopics(tx, { episodeId }, lists.topics)
  keepCredits(tx, { episodeId }, lists.credits)
  keepPartners(tx, { episodeId }, lists.partners)
  keepReferences(tx, { episodeId }, lists.references)
}

/** The form's fields by where they go: columns as they are, what is looked up first, lists beside the row. */
export function splitFields<
  T extends z.output<typeof NewEpisode> | Omit<z.output<typeof NewEpisode>, 'slug'>,
>(fields: T) {
  const {
    startsDate,
    startsTime,
    endsDate,
    endsTime,
    precision,
    timeZone,
    topics,
    credits,
    partners,
    references,
    season,
    number,
    license,
    ownLicense,
    licenseUrl,
    ...rest
  } = fields
  const { slug = '', ...others } = rest as typeof rest & { slug?: string }
  const columns = { ...others, ...toLicense({ license, ownLicense, licenseUrl }) }
  return { columns, season, number, slug, topics, credits, partners, references }
}
