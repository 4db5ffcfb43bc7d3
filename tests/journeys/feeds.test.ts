/** The demo's feeds as apps and directories meet them: no rule broken, and every reader is told what the pages say. */
import { parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readXml } from '../../app/feeds/read-xml-for-tests.ts'
import { DOCUMENT_RULES, DOCUMENT_TEXT_RULES } from '../support/feed-rules/document-rules.ts'
import { findFaults } from '../support/feed-rules/find-faults.ts'
import { findHttpFaults } from '../support/feed-rules/find-http-faults.ts'
import { VALUE_RULES } from '../support/feed-rules/value-rules.ts'
import { first, named, textOf } from '../support/feed-rules/values.ts'
import {
  readWithFeedparser,
  readWithGpodder,
  readWithNewsboat,
  readWithPodcastparser,
} from '../support/foreign-readers/debian-readers.ts'
import { readWithFeedsmith, readWithPartytime } from '../support/foreign-readers/npm-readers.ts'
import { type PageFacts, pageFacts, wordsOf } from '../support/foreign-readers/page-facts.ts'
import { run, skipWithout } from '../support/foreign-readers/programs.ts'
import { asFarAs, type ReadFeed, type ReadItem, toSecond } from '../support/foreign-readers/read-item.ts'
import { makeHub, type TestHub, until } from '../support/hub.ts'

const FEEDS = {
  'a podcast’s sound': '/feeds/a-hauteur-de-palier.xml',
  'a podcast’s light sound': '/feeds/a-hauteur-de-palier/light.xml',
  'a conference’s sound': '/feeds/mois-de-l-entraide.xml',
  'a conference’s light sound': '/feeds/mois-de-l-entraide/light.xml',
  'a conference’s films': '/feeds/mois-de-l-entraide/video.xml',
  'a season': '/feeds/a-hauteur-de-palier/seasons/2.xml',
  'a topic': '/feeds/topics/voisinage.xml',
  'a person': '/feeds/people/solveig-amarante.xml',
}
const MINUTES = 60
const EACH = Object.entries(FEEDS)

let hub: TestHub
beforeAll(
  async () => {
    hub = await makeHub({ command: 'demo' })
    await hub.start()
    await until(() => hub.printed().includes('The demo is complete'), 10 * MINUTES)
  },
  12 * MINUTES * 1_000,
)
afterAll(() => hub?.close())

const textAt = async (address: string) => (await hub.get(address)).text()

describe.each(EACH)('%s', (_kind, path) => {
  test('breaks no rule of feeds', async () => {
    expect(findFaults(await textAt(path))).toEqual([])
  })

  test('breaks no rule of HTTP, nor does anything that it leads to', async () => {
    expect(await findHttpFaults(hub.url + path, asked)).toEqual([])
  })

  test('says what the pages and the other addresses say', async () => {
    const items = itemsOf(await textAt(path))
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) await expectAsOnPages(item)
  })

  test('is read alike by the parsers of npm', async () => {
    const xml = await textAt(path)
    expectAlike(readWithPartytime(xml), xml)
    expectAlike(readWithFeedsmith(xml), xml)
  })

  test.skipIf(skipWithout('python3-feedparser'))('is read alike by feedparser', async () => {
    expectAlike(await readWithFeedparser(hub.url + path), await textAt(path))
  })

  test.skipIf(skipWithout('python3-podcastparser'))('is read alike by podcastparser', async () => {
    expectAlike(await readWithPodcastparser(hub.url + path), await textAt(path))
  })

  test.skipIf(skipWithout('newsboat'))('is read alike by newsboat', async () => {
    expectAlike(await readWithNewsboat(hub.url + path), await textAt(path))
  })

  test.skipIf(skipWithout('gpodder'))(
    'is subscribed to by gPodder, whose download plays to its end',
    async () => {
      const xml = await textAt(path)
      const item = itemsOf(xml).at(-1)!
      await readWithGpodder(hub.url + path, item.guid, async ({ file, ...feed }) => {
        expectAlike(feed, xml)
        expect(Math.abs((await lengthOf(file)) - item.duration)).toBeLessThan(1)
      })
    },
  )
})

describe('the news', () => {
  const path = '/feeds/news.xml'

  test('are as well made and as well answered as the podcasts', async () => {
    const ofDocuments = new Set(
      [...DOCUMENT_TEXT_RULES, ...DOCUMENT_RULES, ...VALUE_RULES].map(({ id }) => id),
    )
    // Nothing in it is a podcast's.
    ofDocuments.delete('namespaces')
    expect(findFaults(await textAt(path)).filter(({ id }) => ofDocuments.has(id))).toEqual([])
    expect(await findHttpFaults(hub.url + path)).toEqual([])
  })

  test('are read alike by readers of news', async () => {
    const xml = await textAt(path)
    const channel = named(readXml(xml), 'channel')[0]!
    const titles = named(channel, 'item').map((item) => wordsOf(textOf(item, 'title')!))
    expect(titles.length).toBeGreaterThan(1)
    expect(parseRssFeed(xml).items?.map(({ title }) => wordsOf(title!))).toEqual(titles)
    if (skipWithout('newsboat')) return
    const { items } = await readWithNewsboat(hub.url + path)
    expect(items.map(({ title }) => wordsOf(title))).toEqual(titles)
  })
})

/** Addresses whose answers were looked at for another feed. */
const asked = new Set<string>()

/** The items of a feed, read strictly. */
function itemsOf(xml: string): Required<ReadItem>[] {
  const channel = named(readXml(xml), 'channel')[0]!
  return named(channel, 'item').map((item) => {
    const { url, length, type } = first(item, 'enclosure')!.attributes
    const number = (name: string) =>
      textOf(item, name) === undefined ? undefined : Number(textOf(item, name))
    const chapters = named(item, 'psc:chapters').flatMap((list) => named(list, 'psc:chapter'))
    return {
      guid: textOf(item, 'guid')!,
      title: textOf(item, 'title')!,
      link: textOf(item, 'link')!,
      date: toSecond(textOf(item, 'pubDate')!),
      duration: number('itunes:duration')!,
      enclosure: { url: url!, length: Number(length), type: type! },
      season: number('itunes:season')!,
      episode: number('itunes:episode')!,
      number: number('podcast:episode')!,
      people: named(item, 'podcast:person').map(({ text }) => text),
      transcripts: named(item, 'podcast:transcript').map(({ attributes: { url, type, language } }) => ({
        url: url!,
        type: type!,
        language,
      })),
      chaptersUrl: first(item, 'podcast:chapters')?.attributes.url as string,
      chapters: chapters.map(({ attributes: { start, title } }) => ({
        start: start!.split(':').reduce((sum, part) => sum * 60 + Math.floor(Number(part)), 0),
        title: title!,
      })),
    }
  })
}

/** In one order, with plain spaces: some readers have others for those that do not break. */
const sorted = (items: ReadItem[]) =>
  items
    .map((item) => ({
      ...item,
      title: wordsOf(item.title),
      chapters: item.chapters?.map(({ start, title }) => ({ start, title: wordsOf(title) })),
    }))
    .sort((one, other) => one.guid.localeCompare(other.guid))

/** A reader may not know everything; what it knows is what the feed says. */
function expectAlike(read: ReadFeed, xml: string) {
  const items = sorted(itemsOf(xml))
  const known = sorted(read.items)
  expect(wordsOf(read.title)).toBe(wordsOf(textOf(named(readXml(xml), 'channel')[0]!, 'title')!))
  expect(known.map(({ guid }) => guid)).toEqual(items.map(({ guid }) => guid))
  for (const [at, { enclosure, ...item }] of known.entries()) {
    expect(item).toMatchObject(asFarAs(item, items[at]!))
    expect(items[at]).toMatchObject({ enclosure })
  }
}

async function expectAsOnPages(item: Required<ReadItem>) {
  const pathname = item.link.slice(hub.url.length)
  const page = pageFacts(await textAt(pathname))
  const [, show, slug, part] = /^\/shows\/([^/]+)\/([^/]+)(?:\/(\d+))?$/.exec(pathname)!
  // A part's page says the episode's title before its own.
  expect(part ? page.title.endsWith(`: ${wordsOf(item.title)}`) : page.title === wordsOf(item.title)).toBe(
    true,
  )
  if (page.date.isPublished) expect(toSecond(page.date.at)).toBe(item.date)
  expect(item.season ?? null).toBe(page.season)
  expect(item.people.slice(0, page.people.length)).toEqual([...new Set(page.people)])
  expect((item.chapters ?? []).map(({ start, title }) => ({ start, title: wordsOf(title) }))).toEqual(
    page.chapters,
  )
  expect(item.transcripts.map(({ url }) => url.slice(hub.url.length)).sort()).toEqual(
    [...page.transcripts].sort(),
  )
  await expectNumbered(item, `/shows/${show}/${slug}`, part ? Number(part) : 1, page)
  await expectAtOtherAddresses(item, page)
}

/** Whole numbers are the place among the season's episodes; a part after the first has its own behind the point. */
async function expectNumbered(item: Required<ReadItem>, episode: string, part: number, page: PageFacts) {
  if (item.number === undefined) return expect(item.episode).toBeUndefined()
  const show = episode.split('/').slice(0, 3).join('/')
  const season = await textAt(`${show}/seasons/${page.season}`)
  const listed = [...new Set(season.match(new RegExp(`(?<=<h3[^>]*><a href=")${show}/[^"/]+(?=")`, 'g')))]
  const place = listed.indexOf(episode) + 1
  expect(item.number).toBe(part === 1 ? place : Number(`${place}.${String(part).padStart(2, '0')}`))
  expect(item.episode).toBe(part === 1 ? place : undefined)
}

const assetOf = (path: string) => path.split('/').slice(0, 4).join('/')

/** Enclosure, chapters and the command say the same as the item. */
async function expectAtOtherAddresses(
  { guid, enclosure, chapters, chaptersUrl, duration, link }: Required<ReadItem>,
  page: PageFacts,
) {
  const bytes = await fetch(enclosure.url)
  // One asset with one hash; the name of the file may tell more.
  expect(page.downloads.map(assetOf)).toContain(assetOf(new URL(bytes.url).pathname))
  expect(bytes.headers.get('content-type')).toBe(enclosure.type)
  expect((await bytes.arrayBuffer()).byteLength).toBe(enclosure.length)
  expect(Boolean(chaptersUrl)).toBe(page.chapters.length > 0)
  if (chaptersUrl) {
    const { chapters: list } = (await (await fetch(chaptersUrl)).json()) as {
      chapters: { startTime: number; title: string }[]
    }
    expect(list.map(({ startTime, title }) => ({ start: Math.floor(startTime), title }))).toEqual(chapters)
  }
  const recording = (await recordings()).get(guid)!
  expect(recording.url).toBe(link)
  expect(Math.abs(recording.duration - duration)).toBeLessThanOrEqual(1)
  expect(recording.enclosures).toContainEqual(
    expect.objectContaining({ url: enclosure.url, size: enclosure.length, type: enclosure.type }),
  )
}

interface Recording {
  guid: string
  url: string
  duration: number
  enclosures: { url: string; size: number; type: string }[]
}
let known: Promise<Map<string, Recording>> | undefined

/** Every recording as the command tells it, by guid. */
function recordings(): Promise<Map<string, Recording>> {
  known ??= (async () => {
    const all = new Map<string, Recording>()
    for (const show of ['a-hauteur-de-palier', 'mois-de-l-entraide']) {
      const { episodes } = await hub.json('episode', 'list', '--show', show)
      for (const episode of episodes)
        for (const recording of episode.recordings) all.set(recording.guid, recording)
    }
    return all
  })()
  return known
}

/** Seconds that the file plays, decoded to its end without one error. */
async function lengthOf(file: string): Promise<number> {
  const printed = await run('ffmpeg', [
    '-nostdin',
    '-v',
    'error',
    '-xerror',
    '-i',
    file,
    '-progress',
    '-',
    '-f',
    'null',
    '-',
  ])
  return (
    Number(
      /(?:out_time_us=(\d+)[\s\S]*?progress=end)/.exec(
        printed.slice(printed.lastIndexOf('out_time_us=')),
      )![1],
    ) / 1e6
  )
}
