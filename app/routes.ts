// Every URL on one page; the few that Node answers before Remix (media, health, static files) are in server/node-routes.ts.
import {
  index,
  layout,
  prefix,
  type RouteConfig,
  type RouteConfigEntry,
  route,
} from '@remix-run/route-config'
import { LOCALES, PAGE_PREFIXES } from './locales/index.ts'

/** What readers see. `group` keeps the ids of the same page in several languages apart. */
function readers(group: string): RouteConfigEntry[] {
  const id = (name: string) => ({ id: `${group}/${name}` })
  return [
    index('routes/site/home.tsx', id('home')),
    route('search', 'routes/site/search.tsx', id('search')),
    route('shows/:show', 'routes/site/show.tsx', id('show')),
    route('shows/:show/seasons/:number', 'routes/site/season.tsx', id('season')),
    route('shows/:show/:episode', 'routes/site/episode.tsx', id('episode')),
    route('shows/:show/:episode/:part', 'routes/site/episode.tsx', id('part')),
  ]
}

/** What producers use; each page asks at the door (routes/studio/door.ts). */
function studio(group: string): RouteConfigEntry[] {
  const at = (path: string, file = path) =>
    route(path, `routes/studio/${file}.tsx`, { id: `${group}/studio/${path}` })
  return [
    route('sign-in', 'routes/studio/sign-in.tsx', { id: `${group}/sign-in` }),
    route('sign-in/first', 'routes/studio/first-sign-in.tsx', { id: `${group}/first-sign-in` }),
    route('sign-out', 'routes/studio/sign-out.ts', { id: `${group}/sign-out` }),
    layout('routes/studio/layout.tsx', { id: `${group}/studio` }, [
      route('studio', 'routes/studio/dashboard.tsx', { id: `${group}/studio/dashboard` }),
      ...prefix('studio', [
        at('shows/new', 'new-show'),
        at('shows/:show', 'show'),
        at('shows/:show/edit', 'edit-show'),
      ]),
    ]),
  ]
}

/** What programs read. */
const resources = [
  route('feeds/:file', 'routes/resources/show-feed.ts'),
  route('enclosures/:recording/:file', 'routes/resources/enclosure.ts'),
  route('transcripts/:recording/:file', 'routes/resources/transcript.ts'),
  route('chapters/:file', 'routes/resources/chapters.ts'),
  route('sitemap.xml', 'routes/resources/sitemap.ts'),
  route('robots.txt', 'routes/resources/robots.ts'),
]

export default [
  ...readers('site'),
  ...studio('site'),
  ...LOCALES.flatMap((locale) => prefix(PAGE_PREFIXES[locale], [...readers(locale), ...studio(locale)])),
  ...resources,
  route('*', 'routes/site/not-found.tsx'),
] satisfies RouteConfig
