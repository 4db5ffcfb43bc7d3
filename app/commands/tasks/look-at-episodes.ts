import { listEpisodeIds } from '#db/queries/get-episode-report.ts'
import type { Hub } from '../../server/hub.ts'
import { reportEpisode } from '../report-episode.ts'

/** Every episode of a show, oldest first. */
export async function listEpisodes(hub: Hub, { show }: { show: string }) {
  const ids = listEpisodeIds(hub.db, { show })
  if (!ids) throw new Error(`There is no show ${show}. Add one with \`causerie show add\`.`)
  return { episodes: ids.map((id) => reportEpisode(hub, id)) }
}

export async function showEpisode(hub: Hub, { id }: { id: string }) {
  return reportEpisode(hub, id)
}
