import type { Db } from '#db/open.ts'
import { type findStudioEpisode, listReadiness } from '#db/queries/studio-publish.ts'
import { absolute, episodePath } from '../../addresses.ts'
import { offsetOf } from '../../catalogue/local-time.ts'
import type { PublishView, Warning } from '../../components/studio/publish-panel.tsx'
import { stateOfWords } from '../../transcripts/state-of-words.ts'

type Found = NonNullable<ReturnType<typeof findStudioEpisode>>
type Ready = ReturnType<typeof listReadiness>[number]

/** An episode as `PublishPanel` and the page of publishing show it. */
export function toPublishView(
  db: Db,
  site: { url: string; timeZone: string },
  { episode, show }: Found,
): PublishView {
  const recordings = listReadiness(db, { episodeId: episode.id })
  const moment = (iso: string | null) => iso && { iso, offset: offsetOf(iso, site.timeZone) }
  const { publicId, title, language, visibility, publishWhenReady: whenReady } = episode
  return {
    ...{ publicId, title, language, visibility, whenReady },
    publishAt: moment(episode.publishAt) || null,
    publishedAt: moment(episode.publishedAt) || null,
    url: absolute(site.url, episodePath(show.slug, episode.slug)),
    recordings: recordings.map((recording) => ({
      number: recording.number,
      title: recording.title ?? (recording.fileName || episode.title),
      ready: recording.ready,
      words: wordsOf(recording),
    })),
    warnings: warningsOf({ episode, show }, recordings),
  }
}

function wordsOf({ transcripts, open }: Ready): PublishView['recordings'][number]['words'] {
  const [first] = transcripts
  if (!first) return open ? 'coming' : 'none'
  return stateOfWords(first)
}

function warningsOf({ episode, show }: Found, recordings: Ready[]): Warning[] {
  const words = recordings.map(wordsOf)
  const found: [Warning, boolean][] = [
    ['no-recording', recordings.length === 0],
    ['not-ready', recordings.some((one) => !one.ready)],
    ['no-summary', episode.summary.trim() === ''],
    ['no-cover', (episode.coverAssetId ?? show.coverAssetId) === null],
    ['no-words', words.some((state) => state === 'none' || state === 'coming')],
    ['not-reviewed', words.includes('automatic')],
  ]
  return found.filter(([, isSo]) => isSo).map(([warning]) => warning)
}
