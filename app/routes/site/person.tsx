import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getPersonPage } from '#db/queries/get-person-page.ts'
import { visibleTo } from '../../access/may-see.ts'
import { peoplePath, personFeedPath } from '../../addresses.ts'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { PersonArticle } from '../../components/people/person-article.tsx'
import { useSite } from '../../components/site.ts'
import { hub } from '../../server/hub.ts'
import { toWords } from '../../texts/to-words.ts'
import { drawnCovers } from './drawn-covers.ts'
import { head } from './head.ts'
import { announceSound } from './show-feeds.ts'
import { webAddress } from './source-views.ts'
import { notFound, siteFor } from './visitor.ts'

/** Who has no part in anything that can be seen has no page: a draft's speaker must not leak. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const found = getPersonPage(hub().db, { person: params.person!, visibilities: visibleTo('listed') })
  if (!found) throw notFound()
  const { offered, person, ...rest } = found
  const feedPath = offered.sound ? personFeedPath(person.slug) : null
  const drawn = drawnCovers()
  const shown = { reports: drawn.episodes(found.reports), episodes: drawn.parts(found.episodes) }
  return { site, view: { ...rest, ...shown, feedPath, person: { ...person, url: webAddress(person.url) } } }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { person, feedPath } = data.view
  return head(data.site, {
    title: [person.name],
    description: toWords(person.bio),
    feeds: feedPath ? [announceSound(data.site, person.name, feedPath)] : [],
  })
}

export default function Person() {
  const { view } = useLoaderData<typeof loader>()
  const { words } = useSite()
  return (
    <>
      <Breadcrumb crumbs={[{ text: words.menuPeople, path: peoplePath() }, { text: view.person.name }]} />
      <PersonArticle view={view} />
    </>
  )
}
