import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addFirstUser } from '#db/queries/accounts.ts'
import { NewPassword } from '../../access/new-password.ts'
import { hashPassword } from '../../access/passwords.ts'
import { openSession } from '../../access/sign-in.ts'
import { inLocale, signInPath, studioPath } from '../../addresses.ts'
import { mistakes } from '../../catalogue/answers.ts'
import { useSite } from '../../components/site.ts'
import { TextField } from '../../components/studio/fields.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import type { FormState } from '../../components/studio/form-state.ts'
import { useStudioWords } from '../../components/studio/words.ts'
import { firstLink, isFirstSecret } from '../../server/first-link.ts'
import { hub } from '../../server/hub.ts'
import { siteFor } from '../site/visitor.ts'
import { readForm, refused, SMALL_FORM } from './form.ts'
import { studioMeta } from './studio-meta.ts'

const isOpen = (request: Request) => isFirstSecret(hub(), new URL(request.url).searchParams.get('key') ?? '')

export function loader({ request }: LoaderFunctionArgs) {
  return { site: siteFor(request), isOpen: isOpen(request) }
}

/** Makes the administrator; of two at once, one. */
export async function action({ request }: ActionFunctionArgs) {
  const { db, config } = hub()
  const site = siteFor(request)
  const here = (path: string) => inLocale(path, site.locale, site.siteLocale)
  if (!isOpen(request)) return redirect(here(signInPath()))
  const form = await readForm(request, SMALL_FORM)
  const parsed = NewPassword.safeParse(form.fields)
  const { password: _, again: __, ...typed } = form.typed
  if (!parsed.success) return refused({ typed }, mistakes(parsed.error))
  const { email, name, password } = parsed.data
  const userId = addFirstUser(db, { email, name, passwordHash: await hashPassword(password) })
  if (userId === null) return redirect(here(signInPath()))
  firstLink(hub())
  return redirect(here(studioPath()), { headers: { 'Set-Cookie': await openSession(db, config, userId) } })
}

export const meta = studioMeta((words) => words.firstTitle)

export default function FirstSignIn() {
  const { isOpen } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  const { here } = useSite()
  if (!isOpen)
    return (
      <div className="studio narrow">
        <h1>{words.signIn}</h1>
        <p>{words.firstGone}</p>
        <p>
          <a className="button" href={here(signInPath())}>
            {words.signIn}
          </a>
        </p>
      </div>
    )
  return (
    <div className="studio narrow">
      <h1>{words.firstTitle}</h1>
      <p>{words.firstHint}</p>
      <StudioForm values={{}} state={state}>
        <TextField name="name" label={words.yourName} autoComplete="name" />
        <TextField name="email" label={words.email} type="email" autoComplete="username" required />
        <TextField
          name="password"
          label={words.password}
          hint={words.passwordHint}
          type="password"
          autoComplete="new-password"
          required
        />
        <TextField
          name="again"
          label={words.passwordAgain}
          type="password"
          autoComplete="new-password"
          required
        />
        <p className="actions">
          <button type="submit">{words.addUser}</button>
        </p>
      </StudioForm>
    </div>
  )
}
