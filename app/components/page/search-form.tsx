import { searchPath } from '../../addresses.ts'
import { useSite } from '../site.ts'

/** The site's search: works without scripts, and keeps what was looked for. `id` tells two of them on one page apart. */
export function SearchForm({ id, query = '' }: { id: string; query?: string }) {
  const { words, here } = useSite()
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers before 2023 do not know <search>
    <form
      className="search-form"
      role="search"
      action={here(searchPath())}
      method="get"
      aria-labelledby={`${id}-label`}
    >
      <label id={`${id}-label`} htmlFor={id}>
        {words.searchLabel}
      </label>
      <div>
        <input id={id} type="search" name="q" defaultValue={query} maxLength={200} autoComplete="off" />
        <button type="submit">{words.search}</button>
      </div>
    </form>
  )
}
