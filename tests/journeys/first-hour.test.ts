/** A producer's first hour: from an empty installation to a listener who lands on the second, by pointer and by keyboard alone. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { type Hands, keyboard, pointer } from '../support/hands.ts'
import { makeHub, SPEECH, type TestHub, until } from '../support/hub.ts'

let browser: Browser
beforeAll(async () => {
  if (!skipWithoutBrowser) browser = await openBrowser()
})
afterAll(() => browser?.close())

/** With JOURNEY_PICTURES=folder every step leaves a picture there. */
const PICTURES = process.env.JOURNEY_PICTURES

for (const [way, handsOf] of Object.entries({ pointer, keyboard }))
  test.skipIf(skipWithoutBrowser)(
    `from an empty installation to the second where it was said, by ${way}`,
    async () => {
      const hub = await makeHub()
      await hub.start()
      const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, locale: 'fr-CH' })
      try {
        const page = await context.newPage()
        await walk(hub, page, handsOf(page), album(page, way))
      } finally {
        await context.close()
        await hub.close()
      }
    },
    120_000,
  )

function album(page: Page, way: string) {
  let number = 0
  if (PICTURES) mkdirSync(PICTURES, { recursive: true })
  return async (step: string) => {
    number += 1
    if (!PICTURES) return
    const file = `${way}-${String(number).padStart(2, '0')}-${step}.png`
    await page.screenshot({ path: path.join(PICTURES, file), fullPage: true })
  }
}

async function walk(hub: TestHub, page: Page, hands: Hands, picture: (step: string) => Promise<void>) {
  const shows = async (text: string | RegExp) => {
    await page.getByText(text).first().waitFor()
  }

  await page.goto(hub.firstLink()!)
  await hands.write('Votre nom', 'Ada')
  await hands.write('Adresse électronique', 'ada@example.org')
  await hands.write('Mot de passe', 'quatre mots au hasard')
  await hands.write('Le même mot de passe', 'quatre mots au hasard')
  await picture('account')
  await hands.press('Créer le compte')
  await shows('Tableau de bord')
  await picture('dashboard')

  await hands.press('Nouvelle série')
  await hands.write('Titre', 'Les causeries')
  await hands.write(/^Adresse$/, 'causeries')
  await hands.press('Enregistrer')
  await shows('La série est créée')
  await picture('show')

  await hands.press('Envoyer un enregistrement')
  await hands.choose(/Fichiers?/, path.join(SPEECH, 'clip-fr.opus'))
  await hands.write(/Titre/, 'La journée & ses « rencontres »')
  await hands.tick('Transcrire avec ce modèle')
  await picture('upload')
  await hands.press('Envoyer')
  await page.waitForURL(/\/studio\/(episodes|shows)\//)
  await page.getByRole('heading', { name: /La journée/ }).waitFor({ timeout: 30_000 })
  await until(async () => {
    await page.reload()
    return !(await page.locator('li[data-state=running], li[data-state=pending]').count())
  }, 60)
  expect(await page.locator('li[data-state=failed]').count()).toBe(0)
  await picture('ready')

  await hands.press(/^Publier, programmer/)
  await picture('publish')
  await hands.press(/^Publier maintenant/)
  await shows('Publié')

  await page.goto(`${hub.url}/shows/causeries/subscribe`)
  const feed = await page.locator('input[readonly]').first().inputValue()
  await picture('subscribe')
  const rss = await (await fetch(feed)).text()
  expect(rss).toContain('<title><![CDATA[La journée & ses « rencontres »]]></title>')
  expect(rss).toMatch(/<enclosure url="http[^"]+" length="\d+" type="audio\/mpeg"/)

  await page.goto(hub.url)
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().focus()
  await page.keyboard.type('santé')
  await page.keyboard.press('Enter')
  await picture('found')
  const moment = page.locator('main a[href*="?t="]').first()
  const second = Number(/t=([\d.]+)/.exec((await moment.getAttribute('href'))!)![1])
  expect(second).toBeGreaterThan(1)
  await hands.press((await moment.textContent())!.trim())
  await page.waitForURL(/\?t=/)
  const source = await page.locator('audio source').first().getAttribute('src')
  expect(source).toContain(`#t=${second}`)
  await picture('second')
}
