import { useSite } from '../site.ts'

/** Links to the pages before and after, newest first; nothing where there is only one page. */
export function PageLinks({ path, page, last }: { path: string; page: number; last: number }) {
  const { words, here } = useSite()
  if (last <= 1) return null
  const address = (number: number) => `${here(path)}${number === 1 ? '' : `?page=${number}`}`
  return (
    <nav className="page-links" aria-label={words.pages}>
      {page > 1 ? <a href={address(page - 1)}>{words.newerEpisodes}</a> : null}
      <span>{words.pageOf(page, last)}</span>
      {page < last ? <a href={address(page + 1)}>{words.olderEpisodes}</a> : null}
    </nav>
  )
}
