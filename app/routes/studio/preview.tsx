import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getEpisodePage } from '#db/queries/get-episode-page.ts'
import { findStudioEpisode } from '#db/queries/studio-publish.ts'
import { VISIBILITIES } from '#db/schema.ts'
import { studioPath } from '../../addresses.ts'
import { EpisodeArticle } from '../../components/episode/episode-article.tsx'
import { useSite } from '../../components/site.ts'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { drawnCovers } from '../site/drawn-covers.ts'
import { toEpisodeView } from '../site/episode-view.ts'
import { notFound, numberIn } from '../site/visitor.ts'
import { enter } from './door.ts'
import { studioMeta } from './studio-meta.ts'

/** What readers will see, whatever the visibility. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = findStudioEpisode(hub().db, { publicId: params.episode! })
  const { site } = await enter(request, 'look', found?.show.id)
  const page =
    found &&
    getEpisodePage(hub().db, {
      show: found.show.slug,
      episode: found.episode.slug,
      part: params.part === undefined ? null : numberIn(params.part),
      visibilities: VISIBILITIES,
    })
  if (!found || !page) throw notFound()
  const moment = new URL(request.url).searchParams.get('t')
  const view = toEpisodeView(page, moment, new Date().toISOString())
  // What its links lead to must be seen as well: parts and moments stay in the preview.
  const path = studioPath('episodes', found.episode.publicId, 'preview')
  const part = page.parts.length > 1 && view.recording ? `/${view.recording.number}` : ''
  return {
    site,
    publicId: found.episode.publicId,
    isPart: params.part !== undefined && page.parts.length > 1,
    view: {
      ...view,
      cover: drawnCovers().cover(view.cover, found.show.slug),
      path,
      recording: view.recording && { ...view.recording, path: `${path}${part}` },
    },
  }
}

export const meta = studioMeta<{ site: never; view: { title: string } }>((words, { view }) =>
  words.named(words.preview, view.title),
)

export default function Preview() {
  const { view, publicId, isPart } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <p className="notice">
        {words.previewBanner} <a href={here(studioPath('episodes', publicId))}>{words.backToStudio}</a>
      </p>
      <EpisodeArticle episode={view} isPart={isPart} />
    </>
  )
}
