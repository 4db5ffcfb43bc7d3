import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPeople } from '#db/queries/list-people.ts'
import { visibleTo } from '../../access/may-see.ts'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { PeopleIndex } from '../../components/people/people-index.tsx'
import { useSite } from '../../components/site.ts'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { head } from './head.ts'
import { siteFor } from './visitor.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return { site: siteFor(request), people: listPeople(hub().db, { visibilities: visibleTo('listed') }) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? head(data.site, { title: [WORDS[data.site.locale].menuPeople] }) : []

export default function People() {
  const { people } = useLoaderData<typeof loader>()
  const { words } = useSite()
  return (
    <>
      <Breadcrumb crumbs={[{ text: words.menuPeople }]} />
      <h1>{words.menuPeople}</h1>
      {people.length > 0 ? <PeopleIndex people={people} /> : <p>{words.nothingYet}</p>}
    </>
  )
}
