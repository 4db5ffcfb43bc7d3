import { studioPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { type Done, Notice, type Removable } from './notice.tsx'
import { useStudioWords } from './words.ts'

/** People, organisations or topics, each a way to its form. */
export function NamedList({
  kind,
  part,
  title,
  addWord,
  items,
  done,
  mayEdit,
}: {
  kind: Removable
  /** The word in addresses: `people`. */
  part: string
  title: string
  addWord: string
  items: { slug: string; name: string }[]
  done: Done | null
  mayEdit: boolean
}) {
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <h1>{title}</h1>
      <Notice done={done} kind={kind} />
      {mayEdit ? (
        <p className="actions">
          <a className="button" href={here(studioPath(part, 'new'))}>
            {addWord}
          </a>
        </p>
      ) : null}
      {items.length === 0 ? <p>{words.nothingHere}</p> : null}
      <ul className="studio-names">
        {items.map(({ slug, name }) => (
          <li key={slug}>{mayEdit ? <a href={here(studioPath(part, slug, 'edit'))}>{name}</a> : name}</li>
        ))}
      </ul>
    </>
  )
}
