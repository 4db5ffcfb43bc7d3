import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeVisibility } from '#app/catalogue/publish-episode.ts'
import { type Catalogue, openCatalogue } from '#db/open.ts'
import { SECRET, seedFeed } from '#db/queries/seed-feed-for-tests.ts'
import { assets, episodes, recordings, renditions, shows, VISIBILITIES, type Visibility } from '#db/schema.ts'
import { readXml } from '../../feeds/read-xml-for-tests.ts'
import { readConfig } from '../../server/config.ts'
import { type Hub, setHub } from '../../server/hub.ts'
import { FORMATS } from '../../transcripts/formats.ts'
import * as chapters from './chapters.ts'
import * as enclosure from './enclosure.ts'
import * as robots from './robots.ts'
import * as showFeed from './show-feed.ts'
import * as sitemap from './sitemap.ts'
import * as transcript from './transcript.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-resources-'))
let catalogue: Catalogue

beforeAll(() => {
  catalogue = openCatalogue(path.join(folder, 'catalogue.sqlite'), path.resolve('db/migrations'))
  seedFeed(catalogue.db)
  const config = readConfig({ SITE_URL: 'https://causerie.example', DATA_DIR: folder })
  setHub({ config, db: catalogue.db } as unknown as Hub)
})
afterAll(() => {
  setHub(null)
  catalogue.close()
  rmSync(folder, { recursive: true })
})

type Loader = (args: LoaderFunctionArgs) => Response | Promise<Response>

/** The answer of a route to these parts of its address. */
const ask = async (route: { loader: unknown }, params: Record<string, string> = {}) =>
  (route.loader as Loader)({ params, request: new Request('https://causerie.example/'), context: {} })

const askFeed = () => ask(showFeed, { file: 'causeries.xml' })

/** Public id of the first recording of the episode with this slug. */
function recordingOf(slug: string): string {
  return catalogue.db
    .select({ id: recordings.publicId })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(eq(episodes.slug, slug))
    .get()!.id
}

interface Address {
  route: { loader: unknown }
  params: Record<string, string>
  status: number
}

/** Everything that a recording has an address of its own for. */
const addresses = (recording: string): Address[] => [
  { route: enclosure, params: { recording, file: 'mp3.mp3' }, status: 302 },
  { route: chapters, params: { file: `${recording}.json` }, status: 200 },
  ...Object.keys(FORMATS).map((format) => ({
    route: transcript,
    params: { recording, file: `fr.${format}` },
    status: 200,
  })),
]

test('what may not be seen answers to the byte like what is not there', async () => {
  for (const visibility of VISIBILITIES) {
    const slug = visibility === 'public' ? 'la-premiere' : `${SECRET}-${visibility}`
    const unknown = addresses('zzzzzzzzzzzz')
    for (const [at, { route, params, status }] of addresses(recordingOf(slug)).entries()) {
      const answer = await ask(route, params)
      if (visibility === 'public' || visibility === 'unlisted') expect(answer.status).toBe(status)
      else {
        const missing = await ask(unknown[at]!.route, unknown[at]!.params)
        expect(answer.status).toBe(404)
        expect([...answer.headers]).toEqual([...missing.headers])
        expect(await answer.text()).toBe(await missing.text())
      }
    }
  }
})

test('what is unlisted nobody keeps, what is public may be asked after again', async () => {
  for (const [slug, wanted] of [
    ['la-premiere', 'public, no-cache'],
    [`${SECRET}-unlisted`, 'private, no-store'],
  ] as const)
    for (const { route, params } of addresses(recordingOf(slug)))
      expect((await ask(route, params)).headers.get('cache-control')).toBe(wanted)
})

test('every file has the type that the feed declares, and pages of other sites may read it', async () => {
  const recording = recordingOf('la-premiere')
  for (const [format, { type }] of Object.entries(FORMATS)) {
    const { headers } = await ask(transcript, { recording, file: `fr.${format}` })
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('etag')).toMatch(/^"[0-9a-f]{24}"$/)
  }
  const marks = await ask(chapters, { file: `${recording}.json` })
  expect(marks.headers.get('content-type')).toMatch(/^application\/json\+chapters/)
  expect(marks.headers.get('access-control-allow-origin')).toBe('*')
  expect(((await marks.json()) as { chapters: unknown[] }).chapters).toHaveLength(2)
})

test('an enclosure leads to the current bytes of its profile', async () => {
  const whole = recordingOf('la-premiere')
  const location = async (recording: string, file: string) =>
    (await ask(enclosure, { recording, file })).headers.get('location')
  expect(await location(whole, 'mp3.mp3')).toMatch(/^\/media\/[a-z0-9]{12}\/[a-z0-9]{16}\/la-premiere\.mp3$/)
  const [, , asset] = (await location(whole, 'mp3.mp3'))!.split('/')
  const bytes = catalogue.db.select().from(assets).where(eq(assets.publicId, asset!)).get()
  expect(bytes?.size).toBe(7_200_000)
  expect(await location(whole, 'light.mp3')).not.toBe(await location(whole, 'mp3.mp3'))
  expect(await location(recordingOf('annonce'), '720.mp4')).toMatch(/annonce\.mp4$/)
})

test('every profile has its address, once it is made', async () => {
  const publicId = recordingOf('annonce')
  const { db } = catalogue
  const { id: recordingId } = db.select().from(recordings).where(eq(recordings.publicId, publicId)).get()!
  for (const [profile, extension] of [
    ['opus', 'opus'],
    ['360', 'mp4'],
    ['1080', 'mp4'],
  ] as const) {
    const file = { recording: publicId, file: `${profile}.${extension}` }
    expect((await ask(enclosure, file)).status).toBe(404)
    const bytes = {
      publicId: `made-${profile}`,
      key: `made/${profile}`,
      type: 'x',
      size: 1,
      hash: profile.padEnd(64, '0'),
    }
    const asset = db.insert(assets).values(bytes).returning().get()
    db.insert(renditions).values({ recordingId, assetId: asset.id, profile }).run()
    const answer = await ask(enclosure, file)
    expect(answer.headers.get('location')).toBe(
      `/media/made-${profile}/${profile.padEnd(16, '0')}/annonce.${extension}`,
    )
  }
})

test.each([
  [
    enclosure,
    ['mp3', 'mp3.mp4', '720.mp4', 'constructor.mp3', '__proto__.mp3', '.mp3', 'mp3.mp3.mp3', 'mp3.'],
  ],
  [
    transcript,
    ['fr', 'fr.constructor', 'fr.__proto__', 'de.vtt', '.vtt', "fr' or 1=1.vtt", 'FR.vtt', 'fr.VTT'],
  ],
] as const)('nonsense after a recording is not there', async (route, files) => {
  const recording = recordingOf('la-premiere')
  for (const file of files) expect((await ask(route, { recording, file })).status, file).toBe(404)
})

test('nonsense instead of a show or a recording is not there', async () => {
  for (const file of [
    'causeries',
    'causeries.XML',
    'causeries.xml.xml',
    'x.xml',
    '.xml',
    '../causeries.xml',
    "' or 1=1.xml",
  ])
    expect((await ask(showFeed, { file })).status, file).toBe(404)
  for (const file of ['x.json', 'json', `${recordingOf('la-premiere')}.xml`])
    expect((await ask(chapters, { file })).status, file).toBe(404)
})

test('the feed has its type and both validators, and its date is its last change', async () => {
  const answer = await askFeed()
  const xml = await answer.text()
  expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
  expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{24}"$/)
  expect(xml).toContain(`<lastBuildDate>${answer.headers.get('last-modified')}</lastBuildDate>`)
  expect((await askFeed()).headers.get('etag')).toBe(answer.headers.get('etag'))
})

test('work on what nobody sees leaves the feed as it was, publishing changes it at once', async () => {
  const before = await askFeed()
  const { id, showId } = catalogue.db
    .select()
    .from(episodes)
    .where(eq(episodes.slug, `${SECRET}-draft`))
    .get()!
  const change = (visibility: Visibility) => changeVisibility(catalogue.db, { episodeId: id, visibility })

  await change('private')
  const hidden = await askFeed()
  for (const name of ['etag', 'last-modified'])
    expect(hidden.headers.get(name)).toBe(before.headers.get(name))

  await change('public')
  const published = await askFeed()
  expect(published.headers.get('etag')).not.toBe(before.headers.get('etag'))
  expect(published.headers.get('last-modified')).not.toBe(before.headers.get('last-modified'))
  expect(await published.text()).toContain(SECRET)

  await change('removed')
  expect(await (await askFeed()).text()).not.toContain(SECRET)
  const { version } = catalogue.db.select().from(shows).where(eq(shows.id, showId)).get()!
  expect(version).toBe(4)
})

test('a feed that is known reads no episode', async () => {
  await askFeed()
  catalogue.db.run(sql`alter table episodes rename to episodes_away`)
  try {
    expect((await askFeed()).status).toBe(200)
  } finally {
    catalogue.db.run(sql`alter table episodes_away rename to episodes`)
  }
})

test('the sitemap names every page that is public and no other', async () => {
  const answer = await ask(sitemap)
  expect(answer.headers.get('content-type')).toMatch(/^application\/xml/)
  const pages = readXml(await answer.text()).children.map((url) => url.children[0]!.text)
  expect(pages).toEqual(
    [
      '/',
      '/shows/causeries',
      '/shows/causeries/seasons/2',
      '/shows/causeries/la-premiere',
      '/shows/causeries/en-morceaux',
      ...[1, 2, 3, 4].map((part) => `/shows/causeries/en-morceaux/${part}`),
      '/shows/causeries/annonce',
      '/shows/causeries/pas-encore',
      '/people',
      '/people/camille',
      '/people/jo',
    ].map((page) => `https://causerie.example${page}`),
  )
})

test('robots are told where the sitemap is and not to search', async () => {
  expect(await (await ask(robots)).text()).toBe(
    'User-agent: *\nDisallow: /search\nDisallow: /en/search\nSitemap: https://causerie.example/sitemap.xml\n',
  )
})
