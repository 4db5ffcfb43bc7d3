import { useSite } from '../site.ts'
import type { PersonView } from './view.ts'

/** Who speaks, with the title and the affiliation of that day. */
export function PeopleList({ people }: { people: PersonView[] }) {
  const { words } = useSite()
  if (people.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">{words.people}</h2>
      <ul className="people-list">
        {people.map((person) => (
          <li key={`${person.name}/${person.role}`}>
            {person.url ? <a href={person.url}>{person.name}</a> : <strong>{person.name}</strong>}
            <span className="facts">
              {[words.roles[person.role] ?? person.role, person.title, person.affiliation]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
