import type { Done } from '../../components/studio/notice.tsx'

const WHATS = ['added', 'saved', 'restored', 'removed'] as const

/** What the address says was just done: `?saved`, `?removed=ada-lovelace`. */
export function doneIn(request: Request): Done | null {
  const search = new URL(request.url).searchParams
  const what = WHATS.find((one) => search.has(one))
  return what ? { what, key: search.get(what)! } : null
}
