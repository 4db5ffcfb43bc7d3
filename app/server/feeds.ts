/** Feeds over HTTP: while nothing changed they go out from memory; otherwise who asks waits for the one that is being made. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Db } from '#db/open.ts'
import { keepFeed } from '#db/queries/feeds.ts'
import { addPing } from '#db/queries/outbox.ts'
import { absolute } from '../addresses.ts'
import { countChanges, writeBeside } from '../catalogue/change-catalogue.ts'
import { isAnnounced } from '../feeds/feed-name.ts'
import {
  type AnyFeed,
  type FeedBytes,
  type FeedMaker,
  type MadeFeed,
  toAnyFeed,
  toAnyPath,
} from '../feeds/make-feed.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import type { Config } from './config.ts'
import { type KeptAnswer, sendFromMemory, sendKept, toKeptAnswer } from './kept-answer.ts'
import { memoryOf } from './kept-memory.ts'
import { sendMissing } from './send-text.ts'

/** Packed bytes of feeds that stay in memory. */
const MOST_BYTES = 128 * 1024 ** 2

interface KeptFeed {
  version: string
  hash: string
  /** As often the catalogue had been changed when this was right. */
  seen: number
  answer: KeptAnswer
}

/** What came of one making, and of which state of the catalogue; null where there is no such feed. */
interface Making {
  seen: number
  made: KeptFeed | null
}

export interface Feeds {
  /** Answers from memory; false where it is not there, or may not be right any more. Never waits, reads nothing. */
  answerKept(request: IncomingMessage, response: ServerResponse): boolean
  /** Answers any GET or HEAD below `/feeds/`. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Makes a feed where it changed, and notes what changed; null where there is no such feed. */
  refresh(feed: AnyFeed): Promise<KeptAnswer | null>
  listStale(): Promise<AnyFeed[]>
  stop(): Promise<void>
}

type About = Pick<Config, 'siteUrl' | 'websubHubs'>

export function openFeeds(db: Db, maker: FeedMaker, about: About, mostBytes = MOST_BYTES): Feeds {
  const memory = memoryOf<KeptFeed>(mostBytes)
  const opened = countChanges(db)
  const underWay = new Map<string, Promise<Making>>()

  function answerKept(request: IncomingMessage, response: ServerResponse): boolean {
    const kept = memory.find(request.url!)
    if (kept === undefined || kept.seen !== countChanges(db)) return false
    return sendFromMemory(request, response, kept.answer)
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const [pathname, query] = request.url!.split('?')
    const feed = toAnyFeed(pathname!, query ? `?${query}` : '')
    const kept = feed && (await refresh(feed))
    // The same headers as from memory, whoever had set others.
    for (const name of kept ? response.getHeaderNames() : []) response.removeHeader(name)
    if (kept) await sendKept(request, response, kept)
    else sendMissing(response)
  }

  /** Who asks gets what was right when they asked: what is under way since before then is made once more. */
  async function refresh(feed: AnyFeed): Promise<KeptAnswer | null> {
    const path = toAnyPath(feed)
    const changes = countChanges(db)
    for (;;) {
      const kept = memory.find(path)
      if (kept && kept.seen >= changes) return kept.answer
      const { seen, made } = await (underWay.get(path) ?? make(feed, path))
      if (seen >= changes) return made?.answer ?? null
    }
  }

  function make(feed: AnyFeed, path: string): Promise<Making> {
    const making = makeOnce(feed, path).finally(() => underWay.delete(path))
    underWay.set(path, making)
    return making
  }

  async function makeOnce(feed: AnyFeed, path: string): Promise<Making> {
    const seen = countChanges(db)
    return { seen, made: await makeFrom(feed, path, seen) }
  }

  async function makeFrom(feed: AnyFeed, path: string, seen: number): Promise<KeptFeed | null> {
    const held = memory.find(path) ?? null
    const made = await maker.make({ feed, held: held && { version: held.version, hash: held.hash } })
    if (made === null) {
      memory.drop(path)
      return null
    }
    if (made === 'same') return keep(path, { ...held!, seen })
    await untilItIsTrue(made.changedAt)
    note(feed, path, made, seen)
    const { version, hash } = made
    return keep(path, {
      version,
      hash,
      seen,
      answer: made.bytes ? toAnswer(feed, made, about) : held!.answer,
    })
  }

  function keep(path: string, kept: KeptFeed): KeptFeed {
    const { gzip, br } = kept.answer.forms
    memory.keep(path, kept, gzip!.body.length + br!.body.length)
    return kept
  }

  /** What is written down and who is to be told belong together: both or neither. */
  function note(feed: AnyFeed, path: string, made: MadeFeed, seen: number) {
    const { version, hash, changedAt, isNew, isFirst, hasItems } = made
    // A hub that finds a catalogue without any feed in it has nothing to tell: those are as old as the catalogue.
    const isNews = isNew && hasItems && !(isFirst && seen === opened)
    writeBeside(db, (tx) => {
      keepFeed(tx, { path, version, hash, changedAt })
      if (isNews && isToldOf(feed))
        addPing(tx, { url: absolute(about.siteUrl, path), hubs: about.websubHubs })
    })
  }

  return { answerKept, answer, refresh, listStale: () => maker.listStale(), stop: () => maker.stop() }
}

/** Two contents within one second are dated a second apart: the later one goes out when its date has come. */
async function untilItIsTrue(date: string) {
  const ahead = Date.parse(date) - Date.now()
  // Further ahead only where the clock was set back.
  if (ahead > 0 && ahead <= 1_000) await sleep(ahead)
}

/** Feeds that name our hubs: others are lists of what is in these. */
const isToldOf = (feed: AnyFeed) => feed.of === 'news' || isAnnounced(feed)

const unpack = promisify<zlib.InputType, Buffer>(zlib.gunzip)

function toAnswer(feed: AnyFeed, made: MadeFeed, about: About): KeptAnswer {
  const { tag, gzip, br } = made.bytes as FeedBytes
  const changedAt = new Date(made.changedAt)
  const hubs = isToldOf(feed) ? about.websubHubs : []
  return toKeptAnswer({
    // A show that moved away says so to apps that follow, and in words to those that do not.
    ...(made.movedTo ? { status: 301, tag: null } : { status: 200, tag }),
    headers: [
      ...headersOf(made.path, about.siteUrl, hubs),
      ...(made.movedTo ? ['Location', made.movedTo] : []),
    ],
    always: ['Cache-Control', 'public, no-cache', 'Access-Control-Allow-Origin', '*'],
    // No answer may be from the future (RFC 9110 section 8.8.2.1).
    lastModified: made.movedTo || changedAt.getTime() > Date.now() ? null : changedAt,
    bodies: { gzip, br },
    // Hardly anyone wants it as it is: not worth the memory.
    make: () => unpack(gzip),
  })
}

function headersOf(path: string, siteUrl: string, hubs: string[]): string[] {
  const name = path
    .replace(/^\/feeds\//, '')
    .replace(/\?page=/, '-')
    .replace(/\.xml/, '')
    .replaceAll('/', '-')
  const links = [...hubs.map((hub) => `<${hub}>; rel="hub"`), `<${absolute(siteUrl, path)}>; rel="self"`]
  return [
    ...['Content-Type', 'application/rss+xml; charset=utf-8'],
    ...['Content-Disposition', contentDisposition(`${decodeURIComponent(name)}.xml`)],
    ...(hubs.length > 0 ? ['Link', links.join(', ')] : []),
    ...['Access-Control-Expose-Headers', 'ETag, Last-Modified, Link'],
    // Browsers show a feed as text, and none of it is to run.
    ...['X-Content-Type-Options', 'nosniff', 'Content-Security-Policy', "default-src 'none'; sandbox"],
    ...(siteUrl.startsWith('https:') ? ['Strict-Transport-Security', 'max-age=31536000'] : []),
  ]
}
