/** What people write about shows, episodes and themselves, and the feeds that pages offer: a seeded catalogue, real pages. */
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openCatalogue } from '#db/open.ts'
import { seedEpisode } from '#db/queries/seed-for-tests.ts'
import { seedArticle, seedOrganisation, seedPerson, seedTopic } from '#db/queries/seed-texts-for-tests.ts'
import {
  assets,
  credits,
  episodes,
  episodeTopics,
  fundings,
  hosts,
  recordings,
  renditions,
  seasons,
  shows,
} from '#db/schema.ts'
import { openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { makeHub, type TestHub } from '../support/hub.ts'

const ATTACKS = [
  '<script>window.hurt=1</script>',
  '<img src=x onerror="window.hurt=1">',
  '[a](javascript:window.hurt=1) [b](data:text/html;base64,PHN2Zz4=) [c](vbscript:x) [d](//evil.example/)',
  '<a href="javascript:window.hurt=1">e</a> "><svg onload=window.hurt=1>',
  '![f](https://evil.example/pixel.png)',
].join('\n\n')
/** Notes as a person writes them. */
const NOTES = 'Premier **mot**\nautre ligne\n\n- [la page](https://example.org/page)\n- fin'
/** Long enough to be split, with words that no line holds. */
const LONG = [NOTES, '## Titre', `[${'mot'.repeat(60)}](https://example.org/)`, 'phrase '.repeat(200)].join(
  '\n\n',
)

let hub: TestHub

beforeAll(async () => {
  hub = await makeHub({ model: null })
  const catalogue = openCatalogue(path.join(hub.dataDir, 'catalogue.sqlite'), path.resolve('db/migrations'))
  seed(catalogue.db, 'attaque', ATTACKS, ['mp3', '720'])
  seed(catalogue.db, 'soignee', NOTES, ['mp3'])
  seed(catalogue.db, 'muette', NOTES, [])
  const moved = seed(catalogue.db, 'partie', NOTES, ['mp3', '720'])
  change(catalogue.db, moved, { movedTo: 'https://ailleurs.example/feed.xml' })
  seed(catalogue.db, 'longue', LONG, ['mp3', '720'])
  change(catalogue.db, seed(catalogue.db, 'finie', NOTES, ['mp3']), { ended: true })
  catalogue.close()
  await hub.start()
})
afterAll(() => hub?.close())

/** A show with everything that can hold a text; its slug names all of it. */
function seed(db: Db, slug: string, text: string, profiles: string[]): number {
  const id = seedEpisode(db, slug, { slug: 'un', summary: text, season: 1, heard: [['mot'], ['mot']] })
  const { showId } = db.select().from(episodes).where(eq(episodes.id, id)).get()!
  const organisationId = seedOrganisation(db, `maison-${slug}`, { description: text })
  const personId = seedPerson(db, `voix-${slug}`, { bio: text })
  const topicId = seedTopic(db, `theme-${slug}`, { description: text })
  db.insert(credits).values({ episodeId: id, personId, name: 'Voix', role: 'guest' }).run()
  db.insert(episodeTopics).values({ episodeId: id, topicId }).run()
  db.insert(hosts).values({ showId, personId }).run()
  for (const url of ['https://dons.example/', 'javascript:window.hurt=1'])
    db.insert(fundings)
      .values({ showId, url, label: `Donner ${url.slice(0, 5)}` })
      .run()
  db.update(seasons).set({ description: text }).where(eq(seasons.showId, showId)).run()
  db.update(recordings).set({ description: text }).where(eq(recordings.episodeId, id)).run()
  seedArticle(db, `article-${slug}`, { showId, summary: text, body: text, contact: text })
  const license = { license: 'Licence maison', licenseUrl: 'javascript:window.hurt=1' }
  change(db, showId, { description: text, organisationId, location: 'Ville', ...license })
  for (const recording of db.select().from(recordings).where(eq(recordings.episodeId, id)).all())
    for (const profile of profiles) {
      const name = `${slug}${recording.number}${profile}`
      const asset = { publicId: name, key: name, hash: name, type: 'audio/mpeg', size: 20_000 }
      const assetId = db.insert(assets).values(asset).returning().get().id
      db.insert(renditions).values({ recordingId: recording.id, assetId, profile }).run()
    }
  return showId
}

const change = (db: Db, id: number, fields: Partial<typeof shows.$inferInsert>) =>
  db.update(shows).set(fields).where(eq(shows.id, id)).run()

async function page(address: string) {
  const answer = await hub.get(address)
  expect(answer.status, address).toBe(200)
  return answer.text()
}

const pagesOf = (slug: string) => [
  `/shows/${slug}`,
  `/shows/${slug}/subscribe`,
  `/shows/${slug}/seasons/1`,
  `/shows/${slug}/un`,
  `/shows/${slug}/un/2`,
  `/people/voix-${slug}`,
  `/topics/theme-${slug}`,
  `/organisations/maison-${slug}`,
  `/articles/article-${slug}`,
]

const attacked = [...pagesOf('attaque'), '/', '/articles', '/search?q=mot']
const SEEN = { href: /^(https?:\/\/|\/(?!\/)|#|(podcast|feed|pktc|overcast):)/, src: /^\/(?!\/)/ }

test('no text that someone wrote becomes a script, a picture or a link that does something', async () => {
  for (const address of attacked) {
    const html = await page(address)
    expect(html.match(/<(?:script|img|svg)[^>]*hurt/gi), address).toBeNull()
    for (const [tag] of html.matchAll(/<(?!meta)[a-z][^<>]*>/gi)) {
      expect(tag, address).not.toMatch(/\son[a-z]+=/i)
      for (const [name, allowed] of Object.entries(SEEN)) {
        const named = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)
        if (named) expect(named[1], `${address}: ${tag}`).toMatch(allowed)
      }
    }
  }
})

test.skipIf(skipWithoutBrowser)('in a browser none of it runs', async () => {
  const browser = await openBrowser()
  const tab = await browser.newPage()
  for (const address of attacked) {
    await tab.goto(hub.url + address)
    expect(await tab.evaluate('window.hurt'), address).toBeUndefined()
  }
  await browser.close()
})

test.skipIf(skipWithoutBrowser)(
  'whatever is written, pages fit 320 pixels and have no accessibility fault',
  async () => {
    const browser = await openBrowser()
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ viewport: { width: 320, height: 800 }, javaScriptEnabled })
      const tab = await context.newPage()
      for (const address of ['longue', 'partie', 'finie'].flatMap(pagesOf)) {
        await tab.goto(hub.url + address)
        if (javaScriptEnabled) {
          const { violations } = await new AxeBuilder({ page: tab }).analyze()
          expect(
            violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`),
            address,
          ).toEqual([])
        }
        const overflow = await tab.evaluate('document.documentElement.scrollWidth - window.innerWidth')
        expect(overflow, address).toBeLessThanOrEqual(0)
      }
      await context.close()
    }
    await browser.close()
  },
)

test('long notes begin above the player and go on below it, of a show beside its episodes', async () => {
  for (const address of ['/shows/longue/un', '/shows/longue/un/2']) {
    const html = await page(address)
    const order = ['Premier <strong>mot</strong>', 'id="player"', 'id="notes"', 'la page</a></li>']
    expect(
      order.map((one) => html.indexOf(one)).toSorted((a, b) => a - b),
      address,
    ).toEqual(order.map((one) => html.indexOf(one)))
    expect(html).toContain('<h3>Titre</h3>')
    expect(html).toContain('href="#notes"')
  }
  const html = await page('/shows/longue')
  expect(html.indexOf('la page</a></li>')).toBeGreaterThan(html.indexOf('id="about"'))
  expect(await page('/shows/soignee/un')).not.toContain('id="notes"')
})

test('notes are what Markdown means on their own pages, a line staying a line', async () => {
  const own = pagesOf('soignee').filter((address) => !/subscribe|article/.test(address))
  for (const address of own) {
    const html = await page(address)
    expect(html, address).toContain('Premier <strong>mot</strong><br />\nautre ligne</p>')
    expect(html, address).toContain(
      '<a href="https://example.org/page" rel="noopener noreferrer">la page</a>',
    )
  }
})

test('cards and descriptions of a page have the words of notes without their marks', async () => {
  for (const address of ['/', '/shows/soignee', '/topics/theme-soignee'])
    expect(await page(address), address).toMatch(
      /<p class="summary"[^>]*>Premier mot autre ligne la page fin<\/p>/,
    )
  for (const address of pagesOf('soignee').filter((one) => !/subscribe|article/.test(one))) {
    const html = await page(address)
    expect(html).toContain('<meta name="description" content="Premier mot autre ligne la page fin"/>')
    expect(html).toContain('<meta property="og:description" content="Premier mot autre ligne la page fin"/>')
  }
})

/** Addresses of the feeds that a page announces, without the site's own. */
const announced = async (address: string) =>
  [
    ...(await page(address)).matchAll(
      /<link rel="alternate" type="application\/rss\+xml"[^>]*href="([^"]*)"/g,
    ),
  ].map(([, href]) => href!.replace(hub.url, ''))

test('a page announces the feeds of what it shows, and none that has nothing in it', async () => {
  const film = ['/feeds/attaque.xml', '/feeds/attaque/video.xml', '/feeds/attaque/light.xml']
  expect(await announced('/shows/attaque')).toEqual(film)
  expect(await announced('/shows/attaque/un')).toEqual(film)
  expect(await announced('/shows/attaque/subscribe')).toEqual(film)
  expect(await announced('/shows/soignee')).toEqual(['/feeds/soignee.xml', '/feeds/soignee/light.xml'])
  expect(await announced('/shows/soignee/seasons/1')).toEqual([
    '/feeds/soignee/seasons/1.xml',
    '/feeds/soignee.xml',
    '/feeds/soignee/light.xml',
  ])
  expect(await announced('/topics/theme-soignee')).toEqual(['/feeds/topics/theme-soignee.xml'])
  expect(await announced('/people/voix-soignee')).toEqual(['/feeds/people/voix-soignee.xml'])
  expect(await announced('/articles')).toEqual(['/feeds/news.xml'])
  expect(await announced('/articles/article-soignee')).toEqual(['/feeds/news.xml'])
  for (const address of pagesOf('muette').filter((one) => !one.startsWith('/articles')))
    expect(await announced(address), address).toEqual([])
  const home = await announced('/')
  expect(home).toContain('/feeds/soignee.xml')
  expect(home).toContain('/feeds/news.xml')
  expect(home.filter((feed) => feed.includes('muette'))).toEqual([])
})

test('every feed that is announced or linked is there', async () => {
  const feeds = (await Promise.all(pagesOf('attaque').map(announced))).flat()
  const linked = [...(await page('/people/voix-attaque')).matchAll(/<p class="feed-link"><a href="([^"]*)"/g)]
  expect(linked.map(([, href]) => href)).toEqual(['/feeds/people/voix-attaque.xml'])
  for (const feed of new Set(feeds)) expect((await hub.get(feed)).status, feed).toBe(200)
})

test('the subscribe page tells the ways there are, the light one with its weight', async () => {
  const values = async (slug: string) =>
    [
      ...(await page(`/shows/${slug}/subscribe`)).matchAll(/<input id="feed-address[^>]*value="([^"]*)"/g),
    ].map(([, value]) => value!.replace(hub.url, ''))
  expect(await values('attaque')).toEqual([
    '/feeds/attaque.xml',
    '/feeds/attaque/video.xml',
    '/feeds/attaque/light.xml',
  ])
  expect(await values('soignee')).toEqual(['/feeds/soignee.xml', '/feeds/soignee/light.xml'])
  expect(await page('/shows/soignee/subscribe')).toContain('environ 14\u00a0Mo l’heure')
  expect(await page('/en/shows/soignee/subscribe')).toContain('about 14\u00a0MB an hour')
  // Before its first episode one may subscribe already.
  expect(await values('muette')).toEqual(['/feeds/muette.xml', '/feeds/muette/light.xml'])
})

test('a show that moved away says where it is and offers its new address', async () => {
  const fresh = 'https://ailleurs.example/feed.xml'
  for (const address of ['/shows/partie', '/shows/partie/subscribe']) {
    const html = await page(address)
    expect(html).toContain('paraissent sur ailleurs.example')
    expect(html).toContain(`href="${fresh}"`)
    expect(html).not.toContain('/feeds/partie.xml')
    expect(await announced(address)).toEqual([fresh, '/feeds/partie/video.xml'])
  }
  expect(await page('/shows/partie/subscribe')).toContain('href="podcast://ailleurs.example/feed.xml"')
})

test('a show that ended says so', async () => {
  for (const address of ['/shows/finie', '/shows/finie/subscribe'])
    expect(await page(address)).toContain('Cette série est terminée.')
  expect(await page('/shows/soignee')).not.toContain('terminée')
})

test('a show names its hosts, its place and its licence, and where one can give', async () => {
  const html = await page('/shows/soignee')
  expect(html).toContain('<a href="/people/voix-soignee">Name voix-soignee</a>')
  expect(html).toContain('<dd>Ville</dd>')
  expect(html).toContain('<dd>Licence maison</dd>')
  expect(html).toContain('href="https://dons.example/"')
  expect(html).not.toContain('Donner javas')
  expect(await page('/shows/soignee/un')).toMatch(/Licence(?:<!-- -->)?\s:\s(?:<!-- -->)?Licence maison/)
  expect(await page('/people/voix-soignee')).toContain('<a href="/shows/soignee" lang="fr">Show soignee</a>')
})
