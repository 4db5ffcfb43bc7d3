import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { homePath, searchPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { SearchForm } from './search-form.tsx'

/** Name and search at the top of every page; where the page itself has the search form, the name alone. */
export function SiteHeader() {
  const { name, here } = useSite()
  const error = useRouteError()
  const isSearch = useLocation().pathname === here(searchPath())
  const hasForm = isSearch || (isRouteErrorResponse(error) && error.status === 404)
  return (
    <header className="site-header">
      <p className="site-name">
        <a href={here(homePath())}>{name}</a>
      </p>
      {hasForm ? null : <SearchForm id="site-search" />}
    </header>
  )
}
