/** What podcast apps read of a show is edited in the studio, in a browser without JavaScript, and what is missing is said. */
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#app/access/passwords.ts'
import { openCatalogue } from '#db/open.ts'
import { addUser } from '#db/queries/accounts.ts'
import { openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { makeHub, SPEECH, type TestHub } from '../support/hub.ts'

const PASSWORD = 'quatre mots au hasard'

let hub: TestHub
let browser: Browser
let page: Page
let recording: string

beforeAll(async () => {
  if (skipWithoutBrowser) return
  hub = await makeHub()
  await addAccount(hub)
  await hub.start()
  const show = ['--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr']
  await hub.json('show', 'add', ...show, '--category', 'documentary', '--license', 'CC-BY-4.0')
  const clip = path.join(SPEECH, 'clip-fr.opus')
  const made = await hub.json('ingest', clip, '--show', 'causeries', '--season', '1', '--publish', '--wait')
  recording = made.episodes[0].recordings[0].id
  browser = await openBrowser()
  const context = await browser.newContext({ javaScriptEnabled: false })
  page = await context.newPage()
  await page.goto(`${hub.url}/sign-in`)
  await page.locator('[name=email]').fill('ada@example.org')
  await page.locator('[name=password]').fill(PASSWORD)
  await page.locator('main [type=submit]').click()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await hub?.close()
})

async function addAccount({ dataDir }: TestHub) {
  const { db, close } = openCatalogue(path.join(dataDir, 'catalogue.sqlite'), path.resolve('db/migrations'))
  const passwordHash = await hashPassword(PASSWORD)
  addUser(db, { email: 'ada@example.org', name: 'Ada', role: 'admin', passwordHash, showIds: [] })
  close()
}

const field = (name: string) => page.locator(`[name="${name}"]:not([type=hidden])`)
const save = () => page.locator('main form.form').first().locator('.actions [type=submit]').click()
const folded = (at: number) => page.locator('details.folded').nth(at)
const textOf = (within = 'main') => page.locator(within).textContent()

test.skipIf(skipWithoutBrowser)(
  'a category that Apple does not have is refused with those spelt most alike',
  async () => {
    const show = ['--slug', 'autre', '--title', 'Autre', '--language', 'fr']
    const { code, stderr } = await hub.run('show', 'add', ...show, '--category', 'Philosophies')
    expect(code).not.toBe(0)
    expect(stderr).toContain('“Philosophies”')
    expect(stderr).toContain('“Society & Culture > Philosophy”')
  },
)

test.skipIf(skipWithoutBrowser)(
  'what apps read is folded, opens where it has a mistake, and what was typed stays',
  async () => {
    await page.goto(`${hub.url}/studio/shows/causeries/edit`)
    expect(await field('category').inputValue()).toBe('Society & Culture > Documentary')
    expect(await field('license').inputValue()).toBe('CC-BY-4.0')
    expect(await field('locked').isChecked()).toBe(true)
    expect(await field('hosts').isVisible()).toBe(false)
    await folded(0).locator('summary').first().click()
    await field('hosts').fill('Ada Lovelace, Inès d’Aubreval')
    await field('locked').uncheck()
    await field('locationGeo').fill('ici')
    await field('fundings.0.url').fill('https://dons.example/')
    await save()
    expect(await textOf('.summary-of-mistakes')).toContain('2 choses sont à corriger')
    expect(await textOf('#field-locationGeo-mistake')).toContain('comme 46.2, 6.14')
    expect(await folded(0).getAttribute('open')).not.toBeNull()
    expect(await folded(1).getAttribute('open')).toBeNull()
    expect(await field('locked').isChecked()).toBe(false)
    await field('locationGeo').fill('https://www.openstreetmap.org/#map=14/46.2/6.14')
    await field('location').fill('Genève')
    await field('fundings.0.label').fill('Soutenir')
    await save()
    expect(page.url()).toContain('?saved')
    await page.goto(`${hub.url}/studio/shows/causeries/edit`)
    expect(await field('hosts').inputValue()).toBe('Ada Lovelace, Inès d’Aubreval')
    expect(await field('locationGeo').inputValue()).toBe('46.2, 6.14')
    expect(await field('fundings.0.label').inputValue()).toBe('Soutenir')
    expect(await field('locked').isChecked()).toBe(false)
  },
)

test.skipIf(skipWithoutBrowser)(
  'the show’s page has the addresses of its feeds, and says what directories would miss',
  async () => {
    await page.goto(`${hub.url}/studio/shows/causeries`)
    const addresses = await page.locator('dl.feed-addresses a').allTextContents()
    const feeds = ['causeries.xml', 'causeries/light.xml', 'causeries/seasons/1.xml']
    expect(addresses).toEqual(feeds.map((feed) => `${hub.url}/feeds/${feed}`))
    const needs = page.locator('[aria-labelledby="feeds"] > ul > li')
    expect(await needs.allTextContents()).toEqual([
      expect.stringContaining('SITE_URL'),
      expect.stringContaining('adresse de contact'),
      expect.stringContaining('présentation'),
      expect.stringContaining('couverture'),
    ])
    await needs.nth(1).locator('a').click()
    await field('email').fill('ada@example.org')
    await field('description').fill('Des **causeries**.')
    await save()
    expect(await needs.allTextContents()).toEqual([
      expect.stringContaining('SITE_URL'),
      expect.stringContaining('couverture'),
    ])
  },
)

test.skipIf(skipWithoutBrowser)(
  'an extract for apps is refused where it is too short, then kept',
  async () => {
    await page.goto(`${hub.url}/studio/recordings/${recording}/edit`)
    await field('soundbites.0.start').fill('0:02')
    await field('soundbites.0.end').fill('0:09')
    await save()
    expect(await textOf('#field-soundbites-0-end-mistake')).toContain('15 secondes')
    await field('soundbites.0.end').fill('0:20')
    await save()
    await page.goto(`${hub.url}/studio/recordings/${recording}/edit`)
    expect(await field('soundbites.0.end').inputValue()).toBe('0:20')
  },
)

test.skipIf(skipWithoutBrowser)('apps read in the feed what the forms say', async () => {
  const feed = await (await hub.get('/feeds/causeries.xml')).text()
  expect(feed).toMatch(/<itunes:category text="Society &amp; Culture">\s*<itunes:category text="Documentary"/)
  expect(feed).toMatch(/<podcast:funding url="https:\/\/dons\.example\/">Soutenir</)
  expect(feed).toMatch(/<podcast:location[^>]* geo="geo:46\.2,6\.14"[^>]*>Genève</)
  expect(feed).toMatch(/<podcast:person[^>]*>Inès d’Aubreval</)
  expect(feed).toMatch(/<podcast:soundbite startTime="2" duration="18"/)
  expect(feed).toMatch(/<podcast:license[^>]*>CC-BY-4\.0</i)
})

test.skipIf(skipWithoutBrowser)(
  'the page of the chapters says why the description has no times of them',
  async () => {
    const address = `${hub.url}/studio/recordings/${recording}/chapters`
    await page.goto(address)
    expect(await page.locator('#timestamps').count()).toBe(0)
    for (const [at, start] of ['0:00', '0:10', '0:20'].entries()) {
      await field(`chapters.${at}.start`).fill(start)
      await field(`chapters.${at}.title`).fill(`Partie ${at}`)
    }
    await save()
    expect(await textOf('[aria-labelledby="timestamps"]')).toContain('moins de 30 secondes')
    await page.goto(address)
    for (const name of ['chapters.1.start', 'chapters.1.title']) await field(name).fill('')
    await save()
    expect(await textOf('[aria-labelledby="timestamps"]')).toContain('trois au moins')
    await page.goto(`${hub.url}/studio/recordings/${recording}/edit`)
    await field('description').fill('0:00 Bonjour\n0:05 La suite\n0:12 Au revoir')
    await save()
    await page.goto(address)
    expect(await textOf('[aria-labelledby="timestamps"]')).toContain('a déjà ses propres temps')
  },
)

test.skipIf(skipWithoutBrowser)(
  'a show does not move to a feed of this site; where it moved, its feeds say so',
  async () => {
    await page.goto(`${hub.url}/studio/shows/causeries/edit`)
    await folded(1).locator('summary').click()
    await field('movedTo').fill(`${hub.url}/feeds/autre.xml`)
    await save()
    expect(await textOf('#field-movedTo-mistake')).toContain('tourneraient en rond')
    await field('movedTo').fill('https://ailleurs.example/a.xml')
    await save()
    expect(await textOf('[aria-labelledby="feeds"]')).toContain('https://ailleurs.example/a.xml')
    const answer = await hub.get('/feeds/causeries.xml')
    expect([answer.status, answer.headers.get('location')]).toEqual([301, 'https://ailleurs.example/a.xml'])
  },
)
