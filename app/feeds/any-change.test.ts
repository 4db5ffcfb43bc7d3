import { expect, test } from 'vitest'
import { type AboutFeeds, feedBuilder, feedVersion } from './build-feed.ts'
import { openChanging } from './changes-for-tests.ts'
import type { FeedName } from './feed.ts'
import { toFeedPath } from './feed-name.ts'

const ABOUT: AboutFeeds = {
  ...{ siteUrl: 'https://radio.example', siteName: 'Radio', locale: 'fr' as const },
  ...{ hubs: ['https://hub.example/'], build: '1' },
}
const FEEDS: FeedName[] = [
  ...(['un', 'deux'] as const).flatMap((show): FeedName[] => [
    { of: 'show', show, content: 'audio', page: 1 },
    { of: 'show', show, content: 'video', page: 1 },
    { of: 'show', show, content: 'light', page: 1 },
    { of: 'season', show, number: 1 },
    { of: 'season', show, number: 2 },
  ]),
  { of: 'topic', topic: 'eau' },
  { of: 'person', person: 'ada' },
]
const DATE = '2026-01-01T00:00:00.000Z'
const CHANGES = 100

test.each([1, 2])(
  'after any change a feed built with what was kept is the one built from nothing (%i)',
  async (seed) => {
    const { db, close, change } = await openChanging(seed)
    const kept = feedBuilder(ABOUT)
    const last = new Map<string, { version: string | null; xml: string | null }>()
    const changed = new Map<string, number>()
    for (let at = 0; at < CHANGES; at++) {
      const what = await change()
      const anew = feedBuilder(ABOUT)
      for (const name of FEEDS) {
        const path = toFeedPath(name)
        const about = `${path} after change ${at}: ${what}`
        const version = feedVersion(db, name, ABOUT)
        const built = anew.build(db, name)
        const xml = built?.write(DATE).toString() ?? null
        const again = kept.build(db, name)
        expect(again?.write(DATE).toString() ?? null, about).toBe(xml)
        expect(again?.hash, about).toBe(built?.hash)
        expect(version === null, about).toBe(xml === null)
        const before = last.get(path)
        if (before && before.xml !== xml) {
          expect(version, about).not.toBe(before.version)
          changed.set(path, (changed.get(path) ?? 0) + 1)
        }
        last.set(path, { version, xml })
      }
    }
    // Otherwise nothing was tried.
    for (const name of FEEDS) expect(changed.get(toFeedPath(name)) ?? 0, toFeedPath(name)).toBeGreaterThan(0)
    close()
  },
  120_000,
)
