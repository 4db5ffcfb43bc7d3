/** Who stands at the studio's door: every loader and action asks here first. */
import { data, redirect } from '@remix-run/node'
import type { Account } from '#db/queries/accounts.ts'
import type { Works } from '#db/queries/studio-lists.ts'
import { type Deed, mayDo } from '../../access/may-do.ts'
import { findAccount } from '../../access/sign-in.ts'
import { inLocale, signInPath } from '../../addresses.ts'
import type { Actor } from '../../catalogue/audit.ts'
import type { Site } from '../../components/site.ts'
import type { Typed } from '../../components/studio/form-state.ts'
import type { Again } from '../../components/studio/sign-in-again.tsx'
import { hub } from '../../server/hub.ts'
import { notFound, siteFor } from '../site/visitor.ts'
import { isWithin } from './form.ts'

export interface Visit {
  account: Account
  /** For the verbs of the catalogue. */
  by: Actor
  site: Site
  may: (deed: Deed, showId?: number | null) => boolean
  /** What an action answers when it is done: the way to another page, in the language of this one. */
  go: (path: string) => Response
}

/**
 * The account that asks and may do this; `showId` null for what belongs to no show. Throws the way to the sign-in where nobody
 * signed in, and 404 to those who may not: what they may not do does not exist for them.
 */
export async function enter(request: Request, deed: Deed, showId: number | null = null): Promise<Visit> {
  const { db, config } = hub()
  const site = siteFor(request)
  const account = await findAccount(db, config, request.headers.get('cookie'))
  if (!account) throw await askToSignIn(request, site)
  if (!mayDo(account, deed, showId)) throw notFound()
  return {
    account,
    by: { userId: account.id },
    site,
    may: (other, id = showId) => mayDo(account, other, id),
    go: (path) => redirect(inLocale(path, site.locale, site.siteLocale)),
  }
}

async function askToSignIn(request: Request, site: Site) {
  if (request.method === 'GET' || request.method === 'HEAD') {
    const { pathname, search } = new URL(request.url)
    const next = pathname.replace(/\.data$/, '') + search
    return redirect(inLocale(signInPath(next), site.locale, site.siteLocale))
  }
  return data<Again>({ again: await textFields(request) }, { status: 401 })
}

/** Nobody signed in: only so much is read of what they send. Bytes. */
const MOST_TYPED = 2_000_000

/** What was typed, passwords and files aside. */
async function textFields(request: Request): Promise<Typed> {
  if (!isWithin(request, MOST_TYPED)) return {}
  try {
    const fields = [...(await request.formData())]
    return Object.fromEntries(
      fields.filter(
        (field): field is [string, string] => typeof field[1] === 'string' && !/password/.test(field[0]),
      ),
    )
  } catch {
    return {}
  }
}

/** The shows that an account's lists hold; null for all. */
export const worksOf = ({ showIds }: Account): Works => (showIds.length > 0 ? showIds : null)
