import { useLocation } from '@remix-run/react'
import { homePath, searchPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { SearchForm } from './search-form.tsx'

/** Name and search at the top of every page; the search page has the same form with its results. */
export function SiteHeader() {
  const { name, here } = useSite()
  const isSearch = useLocation().pathname === here(searchPath())
  return (
    <header className="site-header">
      <p className="site-name">
        <a href={here(homePath())}>{name}</a>
      </p>
      {isSearch ? null : <SearchForm id="site-search" />}
    </header>
  )
}
