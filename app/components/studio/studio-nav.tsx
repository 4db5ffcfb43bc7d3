import { useLocation } from '@remix-run/react'
import { homePath, signOutPath, studioPath } from '../../addresses.ts'
import type { StudioWords } from '../../locales/studio.ts'
import { useSite } from '../site.ts'
import { useStudioWords } from './words.ts'

/** The studio's parts: words and address of each. Users are for administrators. */
const PARTS = [
  { word: 'dashboard', path: studioPath() },
  { word: 'people', path: studioPath('people') },
  { word: 'organisations', path: studioPath('organisations') },
  { word: 'topics', path: studioPath('topics') },
  { word: 'articles', path: studioPath('articles') },
  { word: 'bin', path: studioPath('bin') },
] as const satisfies { word: keyof StudioWords; path: string }[]

export function StudioNav({ name, isAdmin }: { name: string; isAdmin: boolean }) {
  const words = useStudioWords()
  const { here } = useSite()
  const { pathname } = useLocation()
  const users = { word: 'users', path: studioPath('users') } as const
  return (
    <nav className="studio-nav" aria-label={words.studioNavigation}>
      <ul>
        {[...PARTS, ...(isAdmin ? [users] : [])].map(({ word, path }) => (
          <li key={path}>
            <a href={here(path)} aria-current={pathname === here(path) ? 'page' : undefined}>
              {words[word]}
            </a>
          </li>
        ))}
        <li>
          <a href={here(homePath())}>{words.site}</a>
        </li>
      </ul>
      <form method="post" action={here(signOutPath())}>
        <span className="facts">{words.signedInAs(name)}</span>{' '}
        <button type="submit" className="quiet">
          {words.signOut}
        </button>
      </form>
    </nav>
  )
}
