import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, openCatalogue } from '#db/open.ts'
import { SECRET, seedFeed } from '#db/queries/seed-feed-for-tests.ts'
import { episodes, recordings, VISIBILITIES } from '#db/schema.ts'
import { readXml } from '../../feeds/read-xml-for-tests.ts'
import { readConfig } from '../../server/config.ts'
import { type Hub, setHub } from '../../server/hub.ts'
import { FORMATS } from '../../transcripts/formats.ts'
import * as chapters from './chapters.ts'
import * as robots from './robots.ts'
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
}

/** Everything that a recording has an address of its own for. */
const addresses = (recording: string): Address[] => [
  { route: chapters, params: { file: `${recording}.json` } },
  ...Object.keys(FORMATS).map((format) => ({
    route: transcript,
    params: { recording, file: `fr.${format}` },
  })),
]

test('what may not be seen answers to the byte like what is not there', async () => {
  for (const visibility of VISIBILITIES) {
    const slug = visibility === 'public' ? 'la-premiere' : `${SECRET}-${visibility}`
    const unknown = addresses('zzzzzzzzzzzz')
    for (const [at, { route, params }] of addresses(recordingOf(slug)).entries()) {
      const answer = await ask(route, params)
      if (visibility === 'public' || visibility === 'unlisted') expect(answer.status).toBe(200)
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

test('nonsense after a recording is not there', async () => {
  const recording = recordingOf('la-premiere')
  for (const file of [
    'fr',
    'fr.constructor',
    'fr.__proto__',
    'de.vtt',
    '.vtt',
    "fr' or 1=1.vtt",
    'FR.vtt',
    'fr.VTT',
  ])
    expect((await ask(transcript, { recording, file })).status, file).toBe(404)
})

test('nonsense instead of a recording is not there', async () => {
  for (const file of ['x.json', 'json', `${recordingOf('la-premiere')}.xml`])
    expect((await ask(chapters, { file })).status, file).toBe(404)
})

test('a person can read under which name it is saved', async () => {
  const recording = recordingOf('en-morceaux')
  const vtt = await ask(transcript, { recording, file: 'fr.vtt' })
  expect(vtt.headers.get('content-disposition')).toContain(
    'inline; filename="causeries-en-morceaux-1.fr.vtt"',
  )
  const marks = await ask(chapters, { file: `${recordingOf('la-premiere')}.json` })
  expect(marks.headers.get('content-disposition')).toContain('"causeries-la-premiere.chapters.json"')
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
