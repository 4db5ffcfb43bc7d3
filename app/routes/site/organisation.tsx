import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getOrganisationPage } from '#db/queries/get-organisation-page.ts'
import { visibleTo } from '../../access/may-see.ts'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { OrganisationArticle } from '../../components/people/organisation-article.tsx'
import { hub } from '../../server/hub.ts'
import { toWords } from '../../texts/to-words.ts'
import { drawnCovers } from './drawn-covers.ts'
import { head } from './head.ts'
import { webAddress } from './source-views.ts'
import { notFound, siteFor } from './visitor.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const found = getOrganisationPage(hub().db, {
    organisation: params.organisation!,
    visibilities: visibleTo('listed'),
  })
  if (!found) throw notFound()
  const { organisation, shows, episodes } = found
  const drawn = drawnCovers()
  return {
    site,
    view: {
      ...found,
      shows: drawn.shows(shows),
      episodes: drawn.parts(episodes),
      organisation: { ...organisation, url: webAddress(organisation.url) },
    },
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { name, description } = data.view.organisation
  return head(data.site, { title: [name], description: toWords(description) })
}

export default function Organisation() {
  const { view } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumb crumbs={[{ text: view.organisation.name }]} />
      <OrganisationArticle view={view} />
    </>
  )
}
