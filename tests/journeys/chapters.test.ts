/** Chapters through the studio, without JavaScript: proposed ones wait, are accepted, and others are brought in their place. */
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#app/access/passwords.ts'
import { addShow } from '#app/catalogue/add-show.ts'
import { openCatalogue } from '#db/open.ts'
import { addUser } from '#db/queries/accounts.ts'
import { openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { makeHub, SPEECH, type TestHub } from '../support/hub.ts'

const PASSWORD = 'quatre mots au hasard'

let hub: TestHub
let browser: Browser
let page: Page
let studio: string
let chaptersUrl: string

beforeAll(async () => {
  if (skipWithoutBrowser) return
  hub = await makeHub()
  const { db, close } = openCatalogue(
    path.join(hub.dataDir, 'catalogue.sqlite'),
    path.resolve('db/migrations'),
  )
  const passwordHash = await hashPassword(PASSWORD)
  addUser(db, { email: 'ada@example.org', name: 'Ada', role: 'admin', passwordHash, showIds: [] })
  await addShow(db, {
    ...{ slug: 'causeries', title: 'Causeries', kind: 'event', language: 'fr' },
    reviewsChapters: true,
  })
  close()
  await hub.start()
  const words = ['--show', 'causeries', '--language', 'fr', '--title', 'Essai', '--publish', '--wait']
  const { episodes } = await hub.json('ingest', path.join(SPEECH, 'conference-fr.mp3'), ...words)
  const [recording] = episodes[0].recordings
  studio = `${hub.url}/studio/recordings/${recording.id}/chapters`
  chaptersUrl = recording.chapters
  browser = await openBrowser()
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  })
  await context.addCookies([{ name: 'causerie', value: await signIn(), url: hub.url }])
  page = await context.newPage()
}, 280_000)
afterAll(async () => {
  await browser?.close()
  await hub?.close()
})

async function signIn(): Promise<string> {
  const body = new URLSearchParams({ email: 'ada@example.org', password: PASSWORD })
  const answer = await hub.get('/sign-in', { method: 'POST', body, headers: { origin: hub.url } })
  return answer.headers.getSetCookie()[0]!.split(';')[0]!.split('=').slice(1).join('=')
}

const published = async () =>
  ((await (await hub.get(chaptersUrl)).json()) as { chapters: { startTime: number; title: string }[] })
    .chapters
const starts = () =>
  page
    .locator('input[name^="chapters."][name$=".start"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value).filter(Boolean))
/** Presses a button and waits for the page that answers. */
const press = (button: string) => Promise.all([page.waitForEvent('load'), page.click(button)])
const intent = (value: string) => `button[name=intent][value=${value}]`
const isNarrow = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test.skipIf(skipWithoutBrowser)('proposed chapters wait in the studio until they are accepted', async () => {
  expect(await published()).toEqual([])
  await page.goto(studio)
  const proposed = await starts()
  expect(proposed).toHaveLength(6)
  await press(intent('accept'))
  expect(page.url()).toContain('?saved')
  expect(await published()).toHaveLength(6)
  expect(await page.locator('button[value=accept]').count()).toBe(0)
})

test.skipIf(skipWithoutBrowser)(
  'pasted chapters are shown first and published when they are saved',
  async () => {
    await page.goto(studio)
    await page.fill('textarea[name=text]', '00:00 Accueil\n01:99 Faux\n01:10 La suite\n59:00 Trop tard')
    await press(intent('bring'))
    expect(await starts()).toEqual(['0:00', '1:10'])
    const said = await page.locator('[role=status]').textContent()
    expect(said).toContain('2 chapitres lus')
    expect(said).toContain('01:99 Faux')
    expect(said).toContain('1 commence après la fin')
    expect(await published()).toHaveLength(6)
    expect(await isNarrow()).toBe(true)
    await press('form:has(input[name=brought]) button[type=submit]')
    expect(await published()).toEqual([
      { startTime: 0, title: 'Accueil' },
      { startTime: 70, title: 'La suite' },
    ])
  },
)

test.skipIf(skipWithoutBrowser)(
  'a chosen file is read, and one without chapters is refused beside it',
  async () => {
    await page.goto(studio)
    const json = JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 5, title: 'Du fichier' }] })
    const file = { name: 'chapters.json', mimeType: 'application/json', buffer: Buffer.from(json) }
    await page.setInputFiles('input[name=file]', file)
    await press(intent('bring'))
    expect(await starts()).toEqual(['0:05'])
    await page.goto(studio)
    await page.setInputFiles('input[name=file]', { ...file, buffer: Buffer.from('{}') })
    await press(intent('bring'))
    expect(await page.locator('[role=alert]').textContent()).toContain('Aucun chapitre')
    expect(await starts()).toEqual(['0:00', '1:10'])
  },
)

test.skipIf(skipWithoutBrowser)('what is brought has no accessibility fault', async () => {
  const context = await browser.newContext({ storageState: await page.context().storageState() })
  const scripted = await context.newPage()
  await scripted.goto(studio)
  await scripted.fill('textarea[name=text]', '00:00 Accueil\nsans temps')
  await scripted.click('button[name=intent][value=bring]')
  await scripted.locator('[role=status]').waitFor()
  const { violations } = await new AxeBuilder({ page: scripted }).analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
  await context.close()
})
