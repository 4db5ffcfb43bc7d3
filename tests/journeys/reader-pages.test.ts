import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { makeHub, SPEECH, type TestHub } from '../support/hub.ts'

let hub: TestHub
let browser: Browser
let pages: string[]

beforeAll(async () => {
  if (skipWithoutBrowser) return
  hub = await makeHub()
  await hub.start()
  await hub.json('show', 'add', '--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr')
  const words = ['--show', 'causeries', '--season', '1', '--publish', '--wait']
  const video = await hub.json(
    'ingest',
    path.join(SPEECH, 'video-fr.mp4'),
    ...words,
    '--title',
    'La <ville> & ses "quartiers"',
  )
  await hub.json('ingest', path.join(SPEECH, 'clip-fr.opus'), '--show', 'causeries', '--title', 'Journée')
  const slug = video.episodes[0].slug
  pages = [
    '/',
    '/shows/causeries',
    '/shows/causeries/seasons/1',
    '/shows/causeries/subscribe',
    `/shows/causeries/${slug}`,
    `/shows/causeries/${slug}?t=20,30`,
    '/search?q=solidarite',
    '/search?q=introuvable',
    '/search',
    '/nowhere',
    `/en/shows/causeries/${slug}`,
  ]
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.close()
})

for (const colorScheme of ['light', 'dark'] as const)
  test.skipIf(skipWithoutBrowser)(
    `no page has an accessibility fault, ${colorScheme}, narrow and wide`,
    async () => {
      for (const width of [360, 1280]) {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
        const page = await context.newPage()
        for (const address of pages) {
          await page.goto(hub.url + address)
          const { violations } = await new AxeBuilder({ page }).analyze()
          const found = violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)
          expect(found, `${address} at ${width}`).toEqual([])
        }
        await context.close()
      }
    },
  )

test.skipIf(skipWithoutBrowser)('every page fits 320 pixels and asks nothing of another host', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: true })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(hub.url)) faults.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text())
  })
  for (const address of pages) {
    await page.goto(hub.url + address)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overflow > 0) faults.push(`${address} is ${overflow} px too wide`)
  }
  expect(faults).toEqual([])
  await context.close()
})

test.skipIf(skipWithoutBrowser)(
  'without JavaScript a reader searches, lands on the second, and hears from there',
  async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(hub.url)
    await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('SOLIDARITE')
    await page.keyboard.press('Enter')
    const moment = page.locator('a[href*="?t="]').first()
    const second = Number(/t=([\d.]+)/.exec((await moment.getAttribute('href'))!)![1])
    await moment.click()
    expect(page.url()).toContain('?t=')
    const source = await page.locator('video source').first().getAttribute('src')
    expect(source).toContain(`#t=${second}`)
    await context.close()
  },
)

test.skipIf(skipWithoutBrowser)(
  'the address of a feed can be copied, by a button or, without JavaScript, by hand',
  async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    const page = await context.newPage()
    await page.goto(`${hub.url}/shows/causeries`)
    await page.getByRole('link', { name: 'S’abonner' }).click()
    const feed = `${hub.url}/feeds/causeries.xml`
    const video = `${hub.url}/feeds/causeries/video.xml`
    for (const [way, address] of [
      ['Le son', feed],
      ['La vidéo', video],
    ] as const) {
      await page.getByRole('button', { name: `Copier l’adresse : ${way}`, exact: true }).click()
      await page.getByRole('region', { name: way, exact: true }).getByText('Adresse copiée.').waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
      expect((await hub.get(address)).status).toBe(200)
    }
    await context.close()
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const still = await plain.newPage()
    await still.goto(`${hub.url}/shows/causeries/subscribe`)
    expect(await still.getByLabel('Adresse du flux', { exact: true }).inputValue()).toBe(feed)
    expect(await still.getByLabel('Adresse du flux vidéo').inputValue()).toBe(video)
    expect(await still.getByRole('button', { name: 'Copier l’adresse' }).count()).toBe(0)
    await plain.close()
  },
)
