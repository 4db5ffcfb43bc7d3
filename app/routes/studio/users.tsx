import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listUsers } from '#db/queries/accounts.ts'
import { listStudioShows } from '#db/queries/studio-lists.ts'
import { addAccount } from '../../access/keep-users.ts'
import { studioPath } from '../../addresses.ts'
import { refuse } from '../../catalogue/answers.ts'
import { useSite } from '../../components/site.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import type { FormState } from '../../components/studio/form-state.ts'
import { Notice } from '../../components/studio/notice.tsx'
import { PasswordOnce, type ShownOnce } from '../../components/studio/password-once.tsx'
import { UserFieldset } from '../../components/studio/user-fields.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { doneIn } from './done.ts'
import { enter } from './door.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { wishedShows } from './wished-shows.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { site, account } = await enter(request, 'manage-users')
  const { db } = hub()
  const users = listUsers(db).map(({ id, email, name, role, disabledAt, shows }) => ({
    ...{ id, email, name, role, shows },
    isDisabled: disabledAt !== null,
    isYou: id === account.id,
  }))
  return {
    site,
    users,
    done: doneIn(request),
    shows: listStudioShows(db, { works: null }).map(({ slug, title }) => ({ slug, title })),
    values: { role: 'contributor' },
  }
}

/** The password is in this answer and nowhere else. */
export async function action({ request }: ActionFunctionArgs) {
  await enter(request, 'manage-users')
  const form = await readForm(request)
  const { email = '', name = '', role } = form.typed
  const showIds = wishedShows(form, listStudioShows(hub().db, { works: null }))
  if (!showIds) return refused(form, refuse('shows', 'no-show'))
  const answer = await addAccount(hub().db, { email, name, role: role as 'editor', showIds })
  if (!answer.ok) return refused(form, answer)
  const once: ShownOnce = { email: answer.value.email, password: answer.value.password }
  return data({ once }, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta = studioMeta((words) => words.users)

export default function Users() {
  const { users, shows, values, done } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() as FormState | { once: ShownOnce } | undefined
  const once = answered && 'once' in answered ? answered.once : null
  const state = answered && !('once' in answered) ? answered : null
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <h1>{words.users}</h1>
      <Notice done={done} />
      {once ? <PasswordOnce once={once} /> : null}
      <ul className="studio-episodes">
        {users.map((user) => (
          <li key={user.id}>
            <a href={here(studioPath('users', user.id, 'edit'))}>{user.name || user.email}</a>
            <ul className="facts">
              {user.name ? <li>{user.email}</li> : null}
              <li>{words.roles[user.role]}</li>
              <li>{user.shows.length > 0 ? user.shows.join(', ') : words.allShows}</li>
              {user.isDisabled ? <li className="mistake">{words.disabled}</li> : null}
              {user.isYou ? <li>{words.yourAccount}</li> : null}
            </ul>
          </li>
        ))}
      </ul>
      <section aria-labelledby="new-user">
        <h2 id="new-user">{words.newUser}</h2>
        <StudioForm values={values} state={state}>
          <UserFieldset shows={shows} isNew />
          <p className="actions">
            <button type="submit">{words.addUser}</button>
          </p>
        </StudioForm>
      </section>
    </>
  )
}
