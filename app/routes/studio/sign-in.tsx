import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAccount, signIn } from '../../access/sign-in.ts'
import { inLocale, studioPath } from '../../addresses.ts'
import { TextField } from '../../components/studio/fields.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { siteFor } from '../site/visitor.ts'
import { readForm, SMALL_FORM } from './form.ts'
import { studioMeta } from './studio-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, config } = hub()
  const site = siteFor(request)
  const next = nextIn(request, inLocale(studioPath(), site.locale, site.siteLocale))
  if (await findAccount(db, config, request.headers.get('cookie'))) throw redirect(next)
  return { site, next }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, config } = hub()
  const site = siteFor(request)
  const next = nextIn(request, inLocale(studioPath(), site.locale, site.siteLocale))
  const { typed } = await readForm(request, SMALL_FORM)
  const { email = '', password = '' } = typed
  const opened = await signIn(db, config, { email, password, from: context.from ?? '' })
  if (opened.ok) return redirect(next, { headers: { 'Set-Cookie': opened.cookie } })
  const { minutes } = opened
  return data(
    { typed: { email }, minutes },
    minutes ? { status: 429, headers: { 'Retry-After': String(minutes * 60) } } : 401,
  )
}

export const meta = studioMeta((words) => words.signIn)

export default function SignIn() {
  useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const words = useStudioWords()
  return (
    <div className="studio narrow">
      <h1>{words.signIn}</h1>
      {refused ? (
        <p className="mistake" role="alert">
          {refused.minutes ? words.tooManyTries(refused.minutes) : words.wrongSignIn}
        </p>
      ) : null}
      <StudioForm values={refused?.typed ?? {}}>
        <TextField name="email" label={words.email} type="email" autoComplete="username" required />
        <TextField
          name="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
          required
        />
        <p className="actions">
          <button type="submit">{words.signIn}</button>
        </p>
      </StudioForm>
    </div>
  )
}

/** Where to go afterwards: only a path of this site (a second slash or a backslash would name another host). */
function nextIn(request: Request, home: string): string {
  const next = new URL(request.url).searchParams.get('next') ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so they could hide a second slash
  return /^\/(?![/\\])/.test(next) && !/[\\\u0000-\u001f]/.test(next) ? next : home
}
