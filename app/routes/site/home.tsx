import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listComingEpisodes, listLatestEpisodes } from '#db/queries/list-latest-episodes.ts'
import { listShows } from '#db/queries/list-shows.ts'
import { visibleTo } from '../../access/may-see.ts'
import { EpisodeList } from '../../components/lists/episode-list.tsx'
import { ShowList } from '../../components/lists/show-list.tsx'
import { useSite } from '../../components/site.ts'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { head } from './head.ts'
import { siteFor } from './visitor.ts'

const LATEST = 12
const COMING = 6

export function loader({ request }: LoaderFunctionArgs) {
  const { db } = hub()
  const visibilities = visibleTo('listed')
  const now = new Date().toISOString()
  return {
    site: siteFor(request),
    shows: listShows(db, { visibilities }),
    latest: listLatestEpisodes(db, { visibilities, limit: LATEST, now }),
    coming: listComingEpisodes(db, { visibilities, limit: COMING, now }),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? head(data.site, { title: [], description: WORDS[data.site.locale].homeIntroduction }) : []

export default function Home() {
  const { shows, latest, coming } = useLoaderData<typeof loader>()
  const { name, words } = useSite()
  return (
    <>
      <h1>{name}</h1>
      <p className="lead">{words.homeIntroduction}</p>
      {shows.length === 0 ? <p>{words.nothingYet}</p> : null}
      {coming.length > 0 ? (
        <section aria-labelledby="coming">
          <h2 id="coming">{words.coming}</h2>
          <EpisodeList episodes={coming} withShow />
        </section>
      ) : null}
      {latest.length > 0 ? (
        <section aria-labelledby="latest">
          <h2 id="latest">{words.latest}</h2>
          <EpisodeList episodes={latest} withShow />
        </section>
      ) : null}
      {shows.length > 0 ? (
        <section aria-labelledby="shows">
          <h2 id="shows">{words.shows}</h2>
          <ShowList shows={shows} />
        </section>
      ) : null}
    </>
  )
}
