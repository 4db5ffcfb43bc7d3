import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listUsers } from '#db/queries/accounts.ts'
import { listStudioShows } from '#db/queries/studio-lists.ts'
import { changeAccount, renewPassword, stopAccount } from '../../access/keep-users.ts'
import { studioPath } from '../../addresses.ts'
import { refuse } from '../../catalogue/answers.ts'
import { useSite } from '../../components/site.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { PasswordOnce, type ShownOnce } from '../../components/studio/password-once.tsx'
import { UserFieldset } from '../../components/studio/user-fields.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { wishedShows } from './wished-shows.ts'

async function visit({ request, params }: LoaderFunctionArgs) {
  const visit = await enter(request, 'manage-users')
  const user = listUsers(hub().db).find(({ id }) => String(id) === params.user)
  if (!user) throw notFound()
  // One that is in the bin stays ticked: without it, none could be left, which is every show.
  const shows = [...listStudioShows(hub().db, { works: null }), ...user.removedShows]
  return { ...visit, user, shows }
}

export async function loader(args: LoaderFunctionArgs) {
  const { site, account, user, ...visited } = await visit(args)
  const shows = visited.shows.map(({ slug, title }) => ({ slug, title }))
  const { email, name, role } = user
  const ticked = shows.map(({ slug }) => (user.shows.includes(slug) ? slug : ''))
  return {
    site,
    email,
    isDisabled: user.disabledAt !== null,
    isYou: user.id === account.id,
    shows,
    values: toTyped({ name, role, shows: ticked }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, account, user, shows } = await visit(args)
  const { db } = hub()
  const form = await readForm(args.request)
  const who = { userId: user.id, by: account.id }
  if (form.intent === 'password') {
    const password = user.id === account.id ? null : await renewPassword(db, who)
    if (!password) return refused(form, refuse('', 'yourself'))
    const once: ShownOnce = { email: user.email, password }
    return data({ once }, { headers: { 'Cache-Control': 'no-store' } })
  }
  const { name = '', role } = form.typed
  const showIds = wishedShows(form, shows)
  const answer =
    form.intent === 'disable' || form.intent === 'enable'
      ? stopAccount(db, who, form.intent === 'disable')
      : showIds
        ? changeAccount(db, who, { name, role: role as 'editor', showIds })
        : refuse('shows', 'no-show')
  if (!answer.ok) return refused(form, answer)
  return go(`${studioPath('users')}?saved`)
}

export const meta = studioMeta<{ site: never; email: string }>((words, { email }) =>
  words.named(words.users, email),
)

export default function User() {
  const { email, isDisabled, isYou, shows, values } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() as FormState | { once: ShownOnce } | undefined
  const once = answered && 'once' in answered ? answered.once : null
  const state = answered && !('once' in answered) ? answered : null
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <p>
        <a href={here(studioPath('users'))}>{words.users}</a>
      </p>
      <h1>{email}</h1>
      {once ? <PasswordOnce once={once} /> : null}
      {isDisabled ? <p className="mistake">{words.disabled}</p> : null}
      <StudioForm values={values} state={state}>
        <p className="hint">{words.usersHint}</p>
        <UserFieldset shows={shows} isNew={false} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
      {isYou ? null : (
        <form method="post" className="act">
          <div className="actions">
            <button type="submit" name="intent" value="password" className="quiet">
              {words.newPassword}
            </button>{' '}
            <button
              type="submit"
              name="intent"
              value={isDisabled ? 'enable' : 'disable'}
              className={isDisabled ? 'quiet' : 'quiet danger'}
            >
              {isDisabled ? words.enable : words.disable}
            </button>
          </div>
        </form>
      )}
    </>
  )
}
