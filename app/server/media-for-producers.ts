import { findMediaShows } from '#db/queries/find-media-shows.ts'
import { mayDo } from '../access/may-do.ts'
import { findAccount } from '../access/sign-in.ts'
import type { Hub } from './hub.ts'

/** Whether the account of these cookies works on a show to which this belongs: then drafts and originals are its to see. */
export async function mayLookAtMedia(
  { db, config }: Pick<Hub, 'db' | 'config'>,
  cookies: string | undefined,
  asset: string,
): Promise<boolean> {
  if (!cookies) return false
  const account = await findAccount(db, config, cookies)
  return account !== null && findMediaShows(db, { asset }).some((show) => mayDo(account, 'look', show))
}
