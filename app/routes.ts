// Every URL on one page; the few that Node answers before Remix (feeds, enclosures, media, health, static files) are in server/node-routes.ts.
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
    route('people', 'routes/site/people.tsx', id('people')),
    route('people/:person', 'routes/site/person.tsx', id('person')),
    route('organisations/:organisation', 'routes/site/organisation.tsx', id('organisation')),
    route('topics', 'routes/site/topics.tsx', id('topics')),
    route('topics/:topic', 'routes/site/topic.tsx', id('topic')),
    route('articles', 'routes/site/articles.tsx', id('articles')),
    route('articles/:article', 'routes/site/article.tsx', id('article')),
    route('shows/:show', 'routes/site/show.tsx', id('show')),
    route('shows/:show/subscribe', 'routes/site/subscribe.tsx', id('subscribe')),
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
        at('shows/:show/documents', 'documents'),
        at('shows/:show/glossary', 'glossary'),
        at('shows/:show/seasons/new', 'new-season'),
        at('shows/:show/seasons/:number', 'edit-season'),
        at('shows/:show/seasons/:number/documents', 'documents'),
        at('shows/:show/episodes/new', 'new-episode'),
        at('episodes/:episode/edit', 'edit-episode'),
        at('episodes/:episode/report', 'edit-report'),
        at('episodes/:episode/documents', 'documents'),
        at('articles/:article/documents', 'documents'),
        at('episodes/:episode/publish', 'publish'),
        at('episodes/:episode/preview', 'preview'),
        at('episodes/:episode/preview/:part', 'preview'),
        at('people'),
        at('people/new', 'person'),
        at('people/:person/edit', 'person'),
        at('organisations'),
        at('organisations/new', 'organisation'),
        at('organisations/:organisation/edit', 'organisation'),
        at('topics'),
        at('topics/new', 'topic'),
        at('topics/:topic/edit', 'topic'),
        at('articles'),
        at('articles/new', 'article'),
        at('articles/:article/edit', 'article'),
        at('articles/:article/publish', 'publish-article'),
        at('articles/:article/preview', 'preview-article'),
        at('users'),
        at('users/:user/edit', 'user'),
        at('bin'),
        at('shows/:show/upload', 'upload'),
        at('episodes/:episode', 'episode'),
        route('episodes/:episode/progress', 'routes/studio/progress.ts', { id: `${group}/studio/progress` }),
        at('recordings/:recording/edit', 'edit-recording'),
        at('recordings/:recording/replace', 'upload'),
        at('recordings/:recording/transcript', 'transcript'),
        at('recordings/:recording/speakers', 'speakers'),
        at('recordings/:recording/corrections', 'corrections'),
        at('recordings/:recording/chapters', 'chapters'),
      ]),
    ]),
  ]
}

/** What programs read. */
const resources = [
  route('transcripts/:recording/:file', 'routes/resources/transcript.ts'),
  route('chapters/:file', 'routes/resources/chapters.ts'),
  route('covers/:of/:slug/:file', 'routes/resources/cover.ts'),
  route('cards/:of/:id/:file', 'routes/resources/card.ts'),
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
