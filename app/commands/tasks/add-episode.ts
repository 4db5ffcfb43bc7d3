import type { z } from 'zod'
import { findShow } from '#db/queries/studio-lists.ts'
import { type AddedEpisode, addEpisode } from '../../catalogue/add-episode.ts'
import { addSeason } from '../../catalogue/add-season.ts'
import type { NewEpisode } from '../../catalogue/episode-fields.ts'
import type { Hub } from '../../server/hub.ts'
import { type EpisodeReport, reportEpisode } from '../report-episode.ts'
import { orThrow } from './mistakes.ts'
import { toWhenFields } from './starts.ts'

type Fields = Partial<z.input<typeof NewEpisode>>
export type EpisodeWish = Omit<Fields, 'season'> & {
  show: string
  title: string
  season?: number
  startsAt?: string
  endsAt?: string
}

/** An announced episode without a recording. */
export async function addEpisodeTask(hub: Hub, wish: EpisodeWish): Promise<EpisodeReport> {
  return reportEpisode(hub, (await makeEpisode(hub, wish)).publicId)
}

/** Adds a draft; its season too where the show has none of that number. Throws every mistake in words. */
export async function makeEpisode(
  hub: Hub,
  { startsAt, endsAt, timeZone, ...wish }: EpisodeWish,
): Promise<AddedEpisode> {
  const show = findShow(hub.db, { slug: wish.show })
  if (!show) throw new Error(`There is no show ${wish.show}. Add one with \`causerie show add\`.`)
  const when = toWhenFields(
    { ...(startsAt ? { startsAt } : {}), ...(endsAt ? { endsAt } : {}) },
    timeZone ? String(timeZone) : hub.config.timeZone,
  )
  const input = { language: show.language, ...wish, ...when }
  const answer = await addEpisode(hub.db, input)
  const lacksSeason = !answer.ok && answer.mistakes.every(({ code }) => code === 'no-season')
  if (!lacksSeason || wish.season === undefined) return orThrow(answer)
  orThrow(await addSeason(hub.db, { show: wish.show, number: wish.season }))
  return orThrow(await addEpisode(hub.db, input))
}
