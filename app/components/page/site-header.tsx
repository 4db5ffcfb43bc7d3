import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { articlesPath, homePath, peoplePath, searchPath, topicsPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { Logo } from './logo.tsx'
import { SearchForm } from './search-form.tsx'

/** Name, menu and search at the top of every page; where the page itself has the search form, without it. */
export function SiteHeader() {
  const { name, words, here } = useSite()
  const error = useRouteError()
  const { pathname } = useLocation()
  const isSearch = pathname === here(searchPath())
  const hasForm = isSearch || (isRouteErrorResponse(error) && error.status === 404)
  return (
    <header className="site-header">
      <div>
        <p className="site-name">
          <a href={here(homePath())}>
            <Logo />
            {name}
          </a>
        </p>
        <nav className="site-menu" aria-label={words.siteNavigation}>
          <ul>
            {(
              [
                [articlesPath(), words.menuArticles],
                [peoplePath(), words.menuPeople],
                [topicsPath(), words.menuTopics],
              ] as const
            ).map(([path, text]) => (
              <li key={path}>
                <a href={here(path)} aria-current={pathname === here(path) ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {hasForm ? null : <SearchForm id="site-search" />}
      </div>
    </header>
  )
}
