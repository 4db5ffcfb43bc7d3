/** Readers of feeds from Debian, each over HTTP and with a folder of its own. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { need, PYTHON, rowsOf, run } from './programs.ts'
import { type ReadFeed, type ReadItem, toSecond } from './read-item.ts'

const script = (name: string) => path.join(import.meta.dirname, name)
const present = <T>(value: T | null): T | undefined => value ?? undefined

/** feedparser: what most programs in Python read feeds with. It must have nothing to complain of. */
export async function readWithFeedparser(url: string): Promise<ReadFeed> {
  need('python3-feedparser')
  const feed = JSON.parse(await run(PYTHON, [script('read-with-feedparser.py'), url]))
  if (feed.bozo || feed.status !== 200) throw new Error(`feedparser: ${feed.status} ${feed.why}`)
  return {
    title: feed.title,
    items: feed.items.map((item: any): ReadItem => {
      const [[address, length, type]] = item.enclosures
      return {
        guid: item.guid,
        title: item.title,
        link: item.link,
        date: toSecond(item.published * 1_000),
        duration: present(item.duration),
        enclosure: { url: address, length, type },
        season: present(item.season),
        episode: present(item.episode),
        chaptersUrl: present(item.chaptersUrl),
        chapters: chaptersOf(item.chapters),
      }
    }),
  }
}

/** podcastparser: gPodder's. */
export async function readWithPodcastparser(url: string): Promise<ReadFeed> {
  need('python3-podcastparser')
  const feed = JSON.parse(await run(PYTHON, [script('read-with-podcastparser.py'), url]))
  return {
    title: feed.title,
    items: feed.episodes.map((item: any): ReadItem => {
      const [{ url: address, file_size: length, mime_type: type }] = item.enclosures
      return {
        guid: item.guid,
        title: item.title,
        link: item.link,
        date: toSecond(item.published * 1_000),
        duration: item.total_time,
        enclosure: { url: address, length, type },
        season: item.season,
        episode: item.number,
        chapters: chaptersOf((item.chapters ?? []).map((one: any) => [one.start, one.title])),
      }
    }),
  }
}

const chaptersOf = (chapters: [number, string][]) =>
  chapters.length > 0 ? chapters.map(([start, title]) => ({ start: Math.floor(start), title })) : undefined

/** Lends a folder to `use`. */
async function inFolder<T>(name: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), `causerie-${name}-`))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** newsboat, in a terminal: what its cache holds after a reload. */
export function readWithNewsboat(url: string): Promise<ReadFeed> {
  need('newsboat')
  return inFolder('newsboat', async (folder) => {
    const [urls, cache, config] = ['urls', 'cache.db', 'config'].map((name) => path.join(folder, name))
    writeFileSync(urls!, `${url}\n`)
    writeFileSync(config!, '')
    const places = ['-u', urls!, '-c', cache!, '-C', config!]
    await run('newsboat', [...places, '-x', 'reload'], { HOME: folder })
    const [feed] = rowsOf<{ title: string }>(cache!, 'select title from rss_feed')
    const items = rowsOf<Record<string, any>>(cache!, 'select * from rss_item order by pubDate desc, id')
    return {
      title: feed!.title,
      items: items.map(({ guid, title, url: link, pubDate, enclosure_url, enclosure_type }) => ({
        guid,
        title,
        link,
        date: toSecond(pubDate * 1_000),
        enclosure: { url: enclosure_url, type: enclosure_type },
      })),
    }
  })
}

export interface Downloaded extends ReadFeed {
  /** The file that was downloaded, as long as `look` runs. */
  file: string
}

/** gPodder: subscribes, updates, downloads one item; `look` sees what it has then. */
export function readWithGpodder(
  url: string,
  guid: string,
  look: (has: Downloaded) => Promise<void>,
): Promise<void> {
  need('gpodder')
  return inFolder('gpodder', async (folder) => {
    const gpo = (...words: string[]) =>
      run('/usr/bin/gpo', words, {
        GPODDER_HOME: folder,
        GPODDER_DOWNLOAD_DIR: path.join(folder, 'files'),
        HOME: folder,
      })
    await gpo('subscribe', url)
    await gpo('update')
    await gpo('download', url, guid)
    const database = path.join(folder, 'Database')
    const [feed] = rowsOf<{ title: string }>(database, 'select title from podcast')
    const items = rowsOf<Record<string, any>>(database, 'select * from episode order by published desc, id')
    const files = readdirSync(path.join(folder, 'files'), {
      recursive: true,
      encoding: 'utf8',
      withFileTypes: true,
    })
    const audio = files.filter((file) => file.isFile() && /\.(mp3|mp4)$/.test(file.name))
    if (audio.length !== 1) throw new Error(`gPodder downloaded ${files.map(({ name }) => name)}`)
    await look({
      title: feed!.title,
      file: path.join(audio[0]!.parentPath, audio[0]!.name),
      items: items.map((item) => ({
        guid: item.guid,
        title: item.title,
        link: item.link,
        date: toSecond(item.published * 1_000),
        duration: item.total_time,
        enclosure: { url: item.url, length: item.file_size, type: item.mime_type },
      })),
    })
  })
}
