import { personPath } from '../../addresses.ts'
import { Cover, type Picture } from '../page/cover.tsx'
import { useSite } from '../site.ts'

export interface ListedPerson {
  slug: string
  name: string
  photo: Picture | null
}

/** Everyone who has a page, in the order in which they come. */
export function PeopleIndex({ people }: { people: ListedPerson[] }) {
  const { here } = useSite()
  return (
    <ul className="people-list wide">
      {people.map(({ slug, name, photo }) => (
        <li key={slug}>
          <Cover picture={photo} name={name} sort="portrait" />
          <div>
            <a href={here(personPath(slug))}>{name}</a>
          </div>
        </li>
      ))}
    </ul>
  )
}
