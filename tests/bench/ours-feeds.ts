/**
 * Builds a show's feed in a process of its own, so that its memory is its own too. `node ours-feeds.mjs FOLDER WAY`, with a
 * catalogue in the folder; prints `Built` as JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { Podcast } from 'podcast'
import { feedBuilder } from '../../app/feeds/build-feed.ts'
import type { FeedItem } from '../../app/feeds/feed.ts'
import { itemElements, itemNotes } from '../../app/feeds/item.ts'
import { toItem } from '../../app/feeds/to-item.ts'
import { type Db, openCatalogue } from '../../db/open.ts'
import { listFeedKeys } from '../../db/queries/feed-keys.ts'
import { readFeedRows } from '../../db/queries/feed-rows.ts'
import { episodes, shows } from '../../db/schema.ts'
import { SLUG } from './feeds-catalogue.ts'

export interface Built {
  /** Processor milliseconds of each build, in order. */
  cpu: number[]
  /** Bytes of the feed. */
  size: number
  /** How much more memory the process had at the peak of its first build than at rest before it; of `changed`, of the second. */
  memory: number
}

/** `changed`: our feed after one episode of it changed. `whole`: the first of a process. `podcast`: the package, all items at once. */
export type Way = 'changed' | 'whole' | 'podcast'

const ROUNDS = 7
const SITE = 'https://podcast.example.org'
const DATE = '2026-03-20T08:00:00.000Z'
const about = { siteUrl: SITE, siteName: 'Causerie', locale: 'fr' as const, hubs: [], build: 'bench' }
const name = { of: 'show', show: SLUG, content: 'audio', page: 1 } as const

function main(folder: string, way: Way) {
  const { db } = openCatalogue(path.join(folder, 'catalogue.sqlite'), path.resolve('db/migrations'))
  process.stdout.write(JSON.stringify(WAYS[way](db) satisfies Built))
}

const WAYS: Record<Way, (db: Db) => Built> = {
  changed(db) {
    const builder = feedBuilder(about)
    const build = () => builder.build(db, name)!.write(DATE).length
    build()
    return measured(ROUNDS, (round) => changeOne(db, round), build)
  },
  whole(db) {
    return measured(
      1,
      () => {},
      () => feedBuilder(about).build(db, name)!.write(DATE).length,
    )
  },
  podcast(db) {
    const items = readItems(db)
    return measured(
      ROUNDS,
      () => {},
      () => Buffer.from(writeAll(items)).length,
    )
  },
}

function measured(rounds: number, prepare: (round: number) => void, build: () => number): Built {
  const [cpu, sizes]: [number[], number[]] = [[], []]
  let memory = 0
  for (let round = 0; round < rounds; round += 1) {
    prepare(round)
    const rest = round === 0 ? settle() : 0
    cpu.push(cpuOf(() => sizes.push(build())))
    if (round === 0) memory = peak() - rest
  }
  return { cpu, size: sizes.at(-1)!, memory }
}

/** Lets go of what is not needed, and forgets the peak so far, where the kernel can; the memory at rest. */
function settle(): number {
  gc?.()
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Elsewhere than on Linux the peak is that of the whole life.
  }
  return process.memoryUsage.rss()
}

function peak(): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) * 1_024
  } catch {
    return process.resourceUsage().maxRSS * 1_024
  }
}

function cpuOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** As an editor would: the title of one of the newest. */
function changeOne(db: Db, round: number) {
  const version = sql`version + 1`
  db.update(episodes)
    .set({ title: `Autrement dit, ${round}`, version })
    .where(eq(episodes.id, 900 - round))
    .run()
  db.update(shows).set({ version }).run()
}

/** What the package gets: nothing of reading it counts. */
function readItems(db: Db): FeedItem[] {
  const keys = listFeedKeys(db, { of: { showId: 1 }, visibilities: ['public'] })
  const rows = readFeedRows(
    db,
    keys.map(({ recording }) => recording),
  )
  const image = { url: `${SITE}/cover.jpg`, type: 'image/jpeg', width: 3_000, height: 3_000 }
  const show = { slug: SLUG, isExplicit: false, image, hosts: [] }
  return rows.flatMap((row) => toItem(row, show, 'audio', (to) => `${SITE}${to}`) ?? [])
}

/** The same tags as ours, with the package's own way of writing many. */
function writeAll(items: FeedItem[]): string {
  const podcast = new Podcast({ title: 'Les causeries', feedUrl: SITE, siteUrl: SITE, language: 'fr' })
  for (const item of items) {
    const { description, content } = itemNotes(item)
    podcast.addItem({
      ...{ title: item.title, url: item.url, guid: item.guid, date: item.publishedAt, description },
      ...(content === null ? {} : { content }),
      enclosure: item.enclosure,
      customElements: itemElements(item),
    })
  }
  return podcast.buildXml()
}

main(process.argv[2]!, process.argv[3] as Way)
