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

interface Subject {
  visibility: Visibility
  title: string
  slug: string
  recording: string
  media: string[]
}

/**
 * What a route shows of an episode: its own address (`own`), a place that lists things (`list`), or nothing of any episode (`none`).
 * A route that is not here fails the test.
 */
const ROUTES: Record<string, { none: true } | { own: (s: Subject) => string[] } | { list: string[] }> = {
  '/': { list: ['/'] },
  '/shows/:show': { list: ['/shows/causeries'] },
  '/shows/:show/seasons/:number': { list: ['/shows/causeries/seasons/1'] },
  '/shows/:show/:episode': { own: (s) => [`/shows/causeries/${s.slug}`, `/shows/causeries/${s.slug}?t=2`] },
  '/shows/:show/:episode/:part': { own: (s) => [`/shows/causeries/${s.slug}/1`] },
  '/search': { list: ['/search?q=bienvenue', '/search?q=sujet'] },
  '/feeds/:file': { list: ['/feeds/causeries.xml'] },
  '/enclosures/:recording/:file': {
    own: (s) => [`/enclosures/${s.recording}/mp3.mp3`, `/enclosures/${s.recording}/light.mp3`],
  },
  '/transcripts/:recording/:file': {
    own: (s) =>
      ['vtt', 'srt', 'json', 'txt', 'html'].map((format) => `/transcripts/${s.recording}/fr.${format}`),
  },
  '/chapters/:file': { own: (s) => [`/chapters/${s.recording}.json`] },
  '/sitemap.xml': { list: ['/sitemap.xml'] },
  '/robots.txt': { none: true },
  '/*': { none: true },
  '/media/:asset/:hash/:name': { own: (s) => s.media },
  '/healthz': { none: true },
  '/readyz': { none: true },
  '/assets/*': { none: true },
  '/:file': { none: true },
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
    subjects.push({ visibility, title, slug: made.slug, recording: recording.id, media })
  }
  await hub.kill()
  const catalogue = openCatalogue(path.join(hub.dataDir, 'catalogue.sqlite'), path.resolve('db/migrations'))
  for (const { visibility, slug } of subjects) {
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

/** The data twin of a page, as the framework would fetch it. */
const twin = (address: string) =>
  address.replace(/^([^?]*)/, (all) => (all === '/' ? '/_root.data' : `${all}.data`))

test('every route is known to this table', async () => {
  expect((await patterns()).filter((pattern) => !(pattern in ROUTES))).toEqual([])
})

test('what is not there answers like what may not be seen', async () => {
  const found = await patterns()
  for (const pattern of found) {
    const route = ROUTES[pattern]!
    if (!('own' in route)) continue
    for (const subject of subjects)
      for (const address of route.own(subject))
        for (const prefix of pattern.startsWith('/shows') ? ['', '/en'] : [''])
          for (const [way, init] of WAYS)
            for (const asked of pattern.startsWith('/media')
              ? [address]
              : [prefix + address, twin(prefix + address)])
              await expectRight(subject, asked, way, init)
  }
}, 120_000)

async function expectRight(subject: Subject, address: string, way: string, init: RequestInit) {
  const answer = await hub.get(address, init)
  const says = `${way} ${address} (${subject.visibility}) answers ${answer.status}`
  if (['public', 'unlisted'].includes(subject.visibility)) {
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
    const route = ROUTES[pattern]!
    if (!('list' in route)) continue
    for (const address of route.list)
      for (const prefix of /^\/(shows|search|$)/.test(pattern) ? ['', '/en'] : [''])
        for (const asked of [
          `${prefix}${address}`.replace(/(.)\/$/, '$1'),
          twin(`${prefix}${address}`.replace(/(.)\/$/, '$1')),
        ]) {
          const answer = await hub.get(asked)
          expect(answer.status, asked).toBeLessThan(300)
          const body = await answer.text()
          for (const { visibility, slug } of subjects)
            expect(body.includes(slug), `${asked} names ${slug}`).toBe(visibility === 'public')
        }
  }
})
