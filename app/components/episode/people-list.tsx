import { Cover } from '../page/cover.tsx'
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
        {people.map((person, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one person may have two roles, and they never move
          <li key={at}>
            <Cover picture={person.photo} name={person.name} sort="portrait" />
            <Credited person={person} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Credited({ person }: { person: PersonView }) {
  const { words, here } = useSite()
  const { name, role, title, affiliation, path, affiliationPath } = person
  return (
    <div>
      {path ? <a href={here(path)}>{name}</a> : <strong>{name}</strong>}
      <span className="facts">{[words.roles[role] ?? role, title].filter(Boolean).join(', ')}</span>
      {affiliation ? (
        <span className="facts">
          {affiliationPath ? <a href={here(affiliationPath)}>{affiliation}</a> : affiliation}
        </span>
      ) : null}
    </div>
  )
}
