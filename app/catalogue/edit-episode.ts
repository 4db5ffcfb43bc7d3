import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { indexEpisode } from '#db/queries/index-episode.ts'
import { episodes, recordings, seasons } from '#db/schema.ts'
import { keepEpisodeLists, nextNumber, splitFields } from './add-episode.ts'
import { findSeason } from './add-season.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { EpisodeFields, wrongEpisode } from './episode-fields.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { readCredits } from './keep-credits.ts'
import { readPartners } from './keep-partners.ts'
import { readReferences } from './keep-references.ts'
import { readTopics } from './keep-topics.ts'
import { fromLicense } from './license-fields.ts'
import { fromGeo } from './place-fields.ts'
import { planAgain } from './plan-steps.ts'
import { editedWhen, fromWhen } from './when.ts'

/** An episode's fields as its form has them, with the count of its saves; null where there is none. `timeZone` is the site's. */
export function readEpisode(db: Db, { id, timeZone }: { id: number; timeZone?: string }) {
  const tx = db as Change
  const episode = tx.select().from(episodes).where(eq(episodes.id, id)).get()
  if (!episode) return null
  const { title, summary, number, type, language, place, access, registration, registrationUrl } = episode
  const { contextLabel, contextUrl, underReview, numberLabel, placeOsm, explicit } = episode
  return {
    saves: episode.saves,
    fields: {
      title,
      summary,
      season: seasonNumber(tx, episode.seasonId),
      number,
      numberLabel,
      type,
      language,
      ...fromWhen(episode, timeZone),
      place,
      placeGeo: fromGeo(episode.placeGeo),
      placeOsm,
      access,
      registration,
      registrationUrl,
      contextLabel,
      contextUrl,
      topics: readTopics(tx, { episodeId: id }),
      credits: readCredits(tx, { episodeId: id }),
      partners: readPartners(tx, { episodeId: id }),
      references: readReferences(tx, { episodeId: id }),
      explicit: explicit === null ? null : explicit ? ('yes' as const) : ('no' as const),
      ...fromLicense(episode),
      underReview,
    },
  }
}

/** Changes an episode's fields and its words in the search; `cover` null leaves the one it has. */
export async function editEpisode(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof EpisodeFields>,
  cover: Picture | null = null,
): Promise<Answer<null>> {
  const parsed = EpisodeFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const wrong = wrongEpisode(parsed.data)
  if (wrong.length > 0) return { ok: false, mistakes: wrong }
  const home = db.select({ showId: episodes.showId }).from(episodes).where(eq(episodes.id, id)).get()
  if (!home) return refuse('', 'no-episode')
  const { columns, season, number, slug: _, ...lists } = splitFields(parsed.data)
  return changeCatalogue(db, [home.showId], (tx): Answer<null> => {
    const row = tx.select().from(episodes).where(eq(episodes.id, id)).get()!
    const before = readEpisode(tx, { id, timeZone: parsed.data.timeZone ?? undefined })!
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'episode', id, ...before })
    const when = editedWhen(row, parsed.data)
    if (!when.ok) return when
    const seasonId = season === null ? null : findSeason(tx, { showId: home.showId, number: season })?.id
    if (seasonId === undefined) return refuse('season', 'no-season')
    tx.update(episodes)
      .set({
        ...columns,
        ...when.value,
        seasonId,
        number: number ?? (seasonId === null || seasonId === row.seasonId ? null : nextNumber(tx, seasonId)),
        ...(cover ? { coverAssetId: addAsset(tx, cover) } : {}),
        version: row.version + 1,
        saves: saves + 1,
        changedAt: new Date().toISOString(),
      })
      .where(eq(episodes.id, id))
      .run()
    keepEpisodeLists(tx, id, lists)
    indexEpisode(tx, { episodeId: id })
    tagAgain(tx, id)
    note(tx, by, { verb: 'edit', subject: 'episode', id, before: before.fields, after: parsed.data })
    return { ok: true, value: null }
  })
}

/** Files say the title, the number, the people and the cover too: where one of these is another now, they are written anew. */
function tagAgain(tx: Change, episodeId: number) {
  const its = and(eq(recordings.episodeId, episodeId), isNull(recordings.removedAt))
  for (const { id } of tx.select({ id: recordings.id }).from(recordings).where(its).all()) planAgain(tx, id)
}

function seasonNumber(tx: Db, seasonId: number | null): number | null {
  if (seasonId === null) return null
  return tx.select({ number: seasons.number }).from(seasons).where(eq(seasons.id, seasonId)).get()!.number
}
