/** Design rule: a draft is invisible everywhere. Every route that exists is asked for an episode of each visibility. */
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeVisibility } from '#app/catalogue/publish-episode.ts'
import routes from '#app/routes.ts'
import { NODE_ROUTES } from '#app/server/node-routes.ts'
import { openCatalogue } from '#db/open.ts'
import { episodes, VISIBILITIES, type Visibility } from '#db/schema.ts'
import { makeHub, SPEECH, type TestHub } from '../support/hub.ts'
import { EVERYWHERE, seedAround } from './seed-policy.ts'

interface Subject {
  visibility: Visibility
  title: string
  slug: string
  /** Public id. */
  episode: string
  recording: string
  media: string[]
}

/**
 * What a route shows of an episode or of what belongs to it. A route that is not here fails the test.
 * `none`: nothing of any. `own`: its own address, seen where it is public or unlisted. `listed`: a page that exists where
 * something public stands behind it, and is 404 otherwise. `list`: addresses that name what is public and nothing else.
 * `guarded`: addresses for those who signed in (`:episode`, `:recording`, `:article` and the like stand for a subject's
 * own): without that they lead to the sign-in or refuse, and say nothing of a subject. One route may be `listed` and `list`.
 */
interface Shown {
  none?: true
  own?: (s: Subject) => string[]
  listed?: (s: Subject) => string[]
  list?: string[]
  guarded?: string[]
}

const ROUTES: Record<string, Shown> = {
  '/': { list: ['/'] },
  '/shows/:show': { list: ['/shows/causeries'] },
  '/shows/:show/subscribe': { none: true },
  '/shows/:show/seasons/:number': { list: ['/shows/causeries/seasons/1'] },
  '/shows/:show/:episode': { own: (s) => [`/shows/causeries/${s.slug}`, `/shows/causeries/${s.slug}?t=2`] },
  '/shows/:show/:episode/:part': { own: (s) => [`/shows/causeries/${s.slug}/1`] },
  '/people': { list: ['/people'] },
  '/people/:person': {
    listed: (s) => [`/people/orateur-${s.slug}`, `/people/plume-${s.slug}`],
    list: [`/people/${EVERYWHERE}`],
  },
  '/organisations/:organisation': {
    listed: (s) => [`/organisations/maison-${s.slug}`],
    list: [`/organisations/${EVERYWHERE}`],
  },
  '/topics': { list: ['/topics'] },
  '/topics/:topic': { listed: (s) => [`/topics/theme-${s.slug}`], list: [`/topics/${EVERYWHERE}`] },
  '/articles': { list: ['/articles'] },
  '/articles/:article': { own: (s) => [`/articles/article-${s.slug}`] },
  '/sign-in': { none: true },
  '/sign-in/first': { none: true },
  '/sign-out': { none: true },
  '/api/v1/uploads': { guarded: ['/api/v1/uploads'] },
  '/api/v1/uploads/:upload': { guarded: ['/api/v1/uploads/abcdefabcdefabcdefabcdef'] },
  '/search': { list: ['/search?q=bienvenue', '/search?q=sujet'] },
  '/feeds/*': {
    listed: (s) => [`/feeds/topics/theme-${s.slug}.xml`, `/feeds/people/orateur-${s.slug}.xml`],
    list: [
      '/feeds/causeries.xml',
      '/feeds/causeries/light.xml',
      '/feeds/causeries/seasons/1.xml',
      `/feeds/topics/${EVERYWHERE}.xml`,
      `/feeds/people/${EVERYWHERE}.xml`,
      '/feeds/news.xml',
    ],
  },
  '/enclosures/:recording/:file': {
    own: (s) => [`/enclosures/${s.recording}/mp3.mp3`, `/enclosures/${s.recording}/light.mp3`],
  },
  '/transcripts/:recording/:file': {
    own: (s) =>
      ['vtt', 'srt', 'json', 'txt', 'html', 'md'].map((format) => `/transcripts/${s.recording}/fr.${format}`),
  },
  '/chapters/:file': { own: (s) => [`/chapters/${s.recording}.json`] },
  '/covers/:of/:slug/:file': {
    listed: (s) => [
      `/covers/topics/theme-${s.slug}/0000000000000000.jpg`,
      `/covers/people/orateur-${s.slug}/0000000000000000.jpg`,
    ],
  },
  '/cards/:of/:id/:file': {
    own: (s) => [
      `/cards/episodes/${s.episode}/0000000000000000.jpg`,
      `/cards/articles/article-${s.slug}/0000000000000000.jpg`,
    ],
  },
  '/sitemap.xml': { list: ['/sitemap.xml'] },
  '/robots.txt': { none: true },
  '/*': { none: true },
  '/media/:asset/:hash/:name': { own: (s) => s.media },
  '/healthz': { none: true },
  '/readyz': { none: true },
  '/assets/*': { none: true },
  '/:file': { none: true },
}

/** What a pattern shows: the studio's all alike, so that a new page of it is guarded without a word here. */
function shownBy(pattern: string): Shown | undefined {
  if (!/^\/studio(\/|$)/.test(pattern)) return ROUTES[pattern]
  const known: Record<string, string> = { show: 'causeries', number: '1', part: '1', user: '1' }
  return { guarded: [pattern.replaceAll(/:(\w+)/g, (all, name: string) => known[name] ?? all)] }
}

let hub: TestHub
const subjects: Subject[] = []

beforeAll(async () => {
  hub = await makeHub()
  await hub.start()
  await hub.json('show', 'add', '--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr')
  for (const visibility of VISIBILITIES) {
    const title = `Sujet ${visibility} cachottier`
    const words = ['--show', 'causeries', '--title', title, '--season', '1', '--publish', '--wait']
    const {
      episodes: [made],
    } = await hub.json('ingest', path.join(SPEECH, 'clip-fr.opus'), ...words)
    const [recording] = made.recordings
    const media = await Promise.all(
      recording.enclosures.map(async (one: any) => (await hub.get(one.url)).headers.get('location')!),
    )
    subjects.push({ visibility, title, slug: made.slug, episode: made.id, recording: recording.id, media })
  }
  await hub.kill()
  const catalogue = openCatalogue(path.join(hub.dataDir, 'catalogue.sqlite'), path.resolve('db/migrations'))
  for (const subject of subjects) {
    const { visibility, slug, title, media } = subject
    const { id } = catalogue.db
      .select({ id: episodes.id })
      .from(episodes)
      .where(eq(episodes.slug, slug))
      .get()!
    await changeVisibility(catalogue.db, { episodeId: id, visibility })
    if (visibility === 'scheduled')
      catalogue.db
        .update(episodes)
        .set({ publishAt: '2999-01-01T00:00:00.000Z' })
        .where(eq(episodes.id, id))
        .run()
    const mediaFolder = path.join(hub.dataDir, 'media')
    media.push(...(await seedAround(catalogue.db, mediaFolder, { episodeId: id, slug, title, visibility })))
  }
  catalogue.close()
  await hub.start()
}, 280_000)
afterAll(() => hub?.close())

type Entry = { path?: string; index?: boolean; children?: Entry[] }

/** Every address pattern of the site, without the prefix of an interface language. */
async function patterns(): Promise<string[]> {
  const walk = (entries: Entry[], base: string): string[] =>
    entries.flatMap((entry) => {
      const here = entry.path ? `${base}/${entry.path}` : base
      return entry.children ? walk(entry.children, here) : [here || '/']
    })
  const remix = walk((await routes) as Entry[], '').map(
    (pattern) => pattern.replaceAll(/\/+/g, '/').replace(/^\/(fr|en)(?=\/|$)/, '') || '/',
  )
  return [...new Set([...remix, ...NODE_ROUTES.map((route) => route.path)])]
}

const WAYS: [string, RequestInit][] = [
  ['GET', {}],
  ['HEAD', { method: 'HEAD' }],
  ['Range', { headers: { range: 'bytes=0-99' } }],
]

/** What Node answers itself: nothing of it has a data twin. */
const isNodes = (pattern: string) => NODE_ROUTES.some(({ path }) => path === pattern)

/** The data twin of a page, as the framework would fetch it. */
const twin = (address: string) =>
  address.replace(/^([^?]*)/, (all) => (all === '/' ? '/_root.data' : `${all}.data`))

test('every route is known to this table', async () => {
  expect((await patterns()).filter((pattern) => !shownBy(pattern))).toEqual([])
})

test('what is not there answers like what may not be seen', async () => {
  const found = await patterns()
  for (const pattern of found) {
    const route = shownBy(pattern) ?? {}
    const addresses = (subject: Subject) => [
      ...(route.own?.(subject) ?? []).map((address) => ({ address, seen: ['public', 'unlisted'] })),
      ...(route.listed?.(subject) ?? []).map((address) => ({ address, seen: ['public'] })),
    ]
    for (const subject of subjects)
      for (const { address, seen } of addresses(subject))
        for (const prefix of prefixesOf(pattern))
          for (const [way, init] of WAYS)
            for (const asked of isNodes(pattern) ? [address] : [prefix + address, twin(prefix + address)])
              await expectRight(subject, seen.includes(subject.visibility), asked, way, init)
  }
}, 240_000)

/** Pages are asked for in both languages of the interface. */
const prefixesOf = (pattern: string) =>
  /^\/(shows|people|organisations|topics|articles|search|studio|sign-|$)/.test(pattern) ? ['', '/en'] : ['']

async function expectRight(
  subject: Subject,
  isSeen: boolean,
  address: string,
  way: string,
  init: RequestInit,
) {
  const answer = await hub.get(address, init)
  const says = `${way} ${address} (${subject.visibility}) answers ${answer.status}`
  if (isSeen) {
    // A recording that is its episode's only one has no page of its own beside the episode's.
    expect([200, 202, 206, 301, 302, 308], says).toContain(answer.status)
    return
  }
  expect(answer.status, says).toBe(404)
  const body = await answer.text()
  // The address itself may stand in the answer, nothing else of the episode.
  expect(body.includes(subject.title), says).toBe(false)
}

test('lists name what is public and nothing else', async () => {
  for (const pattern of await patterns()) {
    for (const address of shownBy(pattern)?.list ?? [])
      for (const prefix of prefixesOf(pattern)) {
        const page = `${prefix}${address}`.replace(/(.)\/$/, '$1')
        for (const asked of isNodes(pattern) ? [page] : [page, twin(page)]) {
          const answer = await hub.get(asked)
          expect(answer.status, asked).toBeLessThan(300)
          const body = await answer.text()
          for (const { visibility, slug } of subjects)
            expect(body.includes(slug), `${asked} names ${slug}`).toBe(visibility === 'public')
        }
      }
  }
})

test('what is for those who signed in leads others to the sign-in or refuses, and says nothing', async () => {
  for (const pattern of await patterns())
    for (const address of shownBy(pattern)?.guarded ?? [])
      for (const subject of subjects)
        for (const prefix of prefixesOf(pattern)) {
          const asked = prefix + fillIn(address, subject)
          for (const one of [asked, twin(asked)])
            for (const method of ['GET', 'HEAD']) await expectGuarded(subject, one, method)
        }
}, 240_000)

const fillIn = (address: string, { episode, recording, slug }: Subject) =>
  address
    .replace(':episode', episode)
    .replace(':recording', recording)
    .replace(':article', `article-${slug}`)
    .replace(':person', `orateur-${slug}`)
    .replace(':organisation', `maison-${slug}`)
    .replace(':topic', `theme-${slug}`)

async function expectGuarded(subject: Subject, address: string, method: string) {
  const answer = await hub.get(address, { method, redirect: 'manual' })
  const says = `${method} ${address} answers ${answer.status}`
  const body = await answer.text()
  expect(body.includes(subject.title), says).toBe(false)
  // The data twin of a redirect is a 202 that names where it leads.
  const leads = answer.status === 202 ? body : (answer.headers.get('location') ?? '')
  if (answer.status === 202 && method === 'HEAD') return
  if ([202, 302].includes(answer.status)) expect(leads, says).toContain('/sign-in')
  else expect([401, 403, 404, 405], says).toContain(answer.status)
}
