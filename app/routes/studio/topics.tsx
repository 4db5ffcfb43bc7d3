import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listNamed } from '#db/queries/studio-people.ts'
import { NamedList } from '../../components/studio/named-list.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { doneIn } from './done.ts'
import { enter } from './door.ts'
import { studioMeta } from './studio-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { site, may } = await enter(request, 'look')
  return { site, items: listNamed(hub().db, 'topic'), done: doneIn(request), mayEdit: may('edit') }
}

export const meta = studioMeta((words) => words.topics)

export default function Topics() {
  const { items, done, mayEdit } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  return (
    <NamedList
      kind="topic"
      part="topics"
      title={words.topics}
      addWord={words.newTopic}
      items={items}
      done={done}
      mayEdit={mayEdit}
    />
  )
}
