import { useSite } from '../site.ts'
import { SearchForm } from './search-form.tsx'

/** Says that there is no such page, and offers to look for it. */
export function NotFound() {
  const { words } = useSite()
  return (
    <>
      <h1>{words.notFound}</h1>
      <p>{words.notFoundHint}</p>
      <SearchForm id="missing-search" />
    </>
  )
}

/** Says that we failed. */
export function Broken() {
  const { words } = useSite()
  return (
    <>
      <h1>{words.broken}</h1>
      <p>{words.brokenHint}</p>
    </>
  )
}
