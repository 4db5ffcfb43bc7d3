import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { signOut } from '../../access/sign-in.ts'
import { homePath, inLocale } from '../../addresses.ts'
import { hub } from '../../server/hub.ts'
import { siteFor } from '../site/visitor.ts'

/** Ends the session. A GET changes nothing. */
export function loader({ request }: ActionFunctionArgs) {
  const site = siteFor(request)
  return redirect(inLocale(homePath(), site.locale, site.siteLocale))
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, config } = hub()
  const site = siteFor(request)
  const cookie = await signOut(db, config, request.headers.get('cookie'))
  return redirect(inLocale(homePath(), site.locale, site.siteLocale), { headers: { 'Set-Cookie': cookie } })
}
