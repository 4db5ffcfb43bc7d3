import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getPersonPage } from '#db/queries/get-person-page.ts'
import { visibleTo } from '../../access/may-see.ts'
import { peoplePath } from '../../addresses.ts'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { PersonArticle } from '../../components/people/person-article.tsx'
import { useSite } from '../../components/site.ts'
import { hub } from '../../server/hub.ts'
import { head } from './head.ts'
import { webAddress } from './source-views.ts'
import { notFound, siteFor } from './visitor.ts'

/** Who has no part in anything that can be seen has no page: a draft's speaker must not leak. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const found = getPersonPage(hub().db, { person: params.person!, visibilities: visibleTo('listed') })
  if (!found) throw notFound()
  return { site, view: { ...found, person: { ...found.person, url: webAddress(found.person.url) } } }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? head(data.site, { title: [data.view.person.name], description: data.view.person.bio }) : []

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
