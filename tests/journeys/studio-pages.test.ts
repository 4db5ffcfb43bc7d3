/** Every page of the studio, filled with what is awkward: no accessibility fault, narrow enough, nothing from elsewhere, nothing broken. */
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#app/access/passwords.ts'
import { addEpisode } from '#app/catalogue/add-episode.ts'
import { addOrganisation } from '#app/catalogue/add-organisation.ts'
import { addPerson } from '#app/catalogue/add-person.ts'
import { addSeason } from '#app/catalogue/add-season.ts'
import { addShow } from '#app/catalogue/add-show.ts'
import { addTopic } from '#app/catalogue/add-topic.ts'
import { editGlossary } from '#app/catalogue/edit-glossary.ts'
import { addArticle } from '#app/catalogue/write-article.ts'
import { writeReport } from '#app/catalogue/write-report.ts'
import { openCatalogue } from '#db/open.ts'
import { addUser } from '#db/queries/accounts.ts'
import { shows } from '#db/schema.ts'
import { openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { makeHub, SPEECH, type TestHub } from '../support/hub.ts'

const PASSWORD = 'quatre mots au hasard'
const TITLE = `L’« été » & <b>l'hiver</b> "à" Sainte-${'Anticonstitutionnelle'.repeat(4)}`.slice(0, 140)

let hub: TestHub
let browser: Browser
let pages: string[]
let cookie: string

beforeAll(async () => {
  if (skipWithoutBrowser) return
  hub = await makeHub()
  const { episode, article, user } = await fill(hub)
  await hub.start()
  const into = ['--show', 'causeries', '--episode', episode]
  const made = await hub.json('ingest', path.join(SPEECH, 'clip-fr.opus'), ...into, '--wait')
  const recording = made.episodes[0].recordings[0].id
  pages = [
    '/studio',
    '/studio/shows/new',
    '/studio/shows/causeries',
    '/studio/shows/causeries/edit',
    '/studio/shows/causeries/upload',
    '/studio/shows/causeries/documents',
    '/studio/shows/causeries/glossary',
    '/studio/shows/causeries/seasons/new',
    '/studio/shows/causeries/seasons/1',
    '/studio/shows/causeries/episodes/new',
    `/studio/episodes/${episode}`,
    `/studio/episodes/${episode}/edit`,
    `/studio/episodes/${episode}/report`,
    `/studio/episodes/${episode}/documents`,
    `/studio/episodes/${episode}/publish`,
    `/studio/episodes/${episode}/preview`,
    `/studio/recordings/${recording}/edit`,
    `/studio/recordings/${recording}/replace`,
    `/studio/recordings/${recording}/transcript`,
    `/studio/recordings/${recording}/speakers`,
    `/studio/recordings/${recording}/corrections`,
    `/studio/recordings/${recording}/chapters`,
    '/studio/people',
    '/studio/people/ada-o-neill/edit',
    '/studio/organisations',
    '/studio/organisations/fondation-d-ici/edit',
    '/studio/topics',
    '/studio/topics/l-ecole/edit',
    '/studio/articles',
    `/studio/articles/${article}/edit`,
    `/studio/articles/${article}/publish`,
    `/studio/articles/${article}/preview`,
    '/studio/users',
    `/studio/users/${user}/edit`,
    '/studio/bin',
    '/en/studio',
    `/en/studio/episodes/${episode}`,
  ]
  browser = await openBrowser()
  cookie = await signIn()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await hub?.close()
})

async function fill({ dataDir }: TestHub) {
  const { db, close } = openCatalogue(path.join(dataDir, 'catalogue.sqlite'), path.resolve('db/migrations'))
  const passwordHash = await hashPassword(PASSWORD)
  const account = { name: 'Ada', role: 'admin' as const, passwordHash, showIds: [] }
  const user = addUser(db, { email: 'ada@example.org', ...account })!
  addUser(db, { email: 'eve@example.org', ...account, role: 'reviewer' })
  const by = { userId: user }
  const organisation = 'Fondation d’ici'
  await addOrganisation(db, { name: organisation, primaryColour: '#123456' }, { by })
  await addPerson(db, { name: 'Ada O’Neill', affiliations: [{ organisation, title: 'directrice' }] }, { by })
  await addTopic(db, { name: 'L’école' }, { by })
  const show = { slug: 'causeries', title: TITLE, kind: 'event' as const, language: 'fr' }
  await addShow(db, { ...show, partners: [{ organisation, role: 'funds' }] }, { by })
  const terms = [
    { term: 'Bénévoles d’ici', synonyms: 'bénévoles', expansion: 'Ceux qui aident.' },
    { term: 'École', synonyms: 'école' },
  ]
  await editGlossary(db, { id: db.select().from(shows).get()!.id, saves: 0, by }, { terms })
  await addSeason(db, { show: 'causeries', number: 1, title: 'Un', timeZone: 'Europe/Zurich' }, { by })
  const speaker = (at: number) => ({
    name: `Personne ${at}`,
    role: 'speaker' as const,
    affiliation: organisation,
  })
  const episode = await addEpisode(
    db,
    {
      show: 'causeries',
      title: TITLE,
      season: 1,
      language: 'fr',
      startsDate: '2026-10-25',
      startsTime: '02:30',
      timeZone: 'Europe/Zurich',
      topics: 'L’école',
      credits: Array.from({ length: 11 }, (_, at) => speaker(at + 1)),
      partners: [{ organisation, role: 'organises' }],
      references: [{ title: 'Un livre', author: 'Ada O’Neill', url: 'https://exemple.example/' }],
    },
    { by },
  )
  if (!episode.ok) throw new Error(JSON.stringify(episode.mistakes))
  const report = { body: '## Un\n\nDit [ici](t:3).', language: 'fr', authors: 'Ada O’Neill' }
  await writeReport(db, { episodeId: episode.value.id, saves: 0, by }, report)
  const article = await addArticle(
    db,
    {
      kind: 'news',
      title: TITLE,
      body: 'Un **texte**.',
      language: 'fr',
      show: 'causeries',
      authors: 'Ada O’Neill',
    },
    { by },
  )
  if (!article.ok) throw new Error(JSON.stringify(article.mistakes))
  close()
  return { episode: episode.value.publicId, article: article.value.publicId, user }
}

async function signIn(): Promise<string> {
  const body = new URLSearchParams({ email: 'ada@example.org', password: PASSWORD })
  const answer = await hub.get('/sign-in', { method: 'POST', body, headers: { origin: hub.url } })
  expect(answer.status).toBe(302)
  return answer.headers.getSetCookie()[0]!.split(';')[0]!.split('=').slice(1).join('=')
}

async function open(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  await context.addCookies([{ name: 'causerie', value: cookie, url: hub.url }])
  return context.newPage()
}

/** What is folded has faults, too. */
const unfold = (page: Page) =>
  page.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '')
  })

for (const [colorScheme, width] of [
  ['light', 360],
  ['dark', 1280],
] as const)
  test.skipIf(skipWithoutBrowser)(
    `no page of the studio has an accessibility fault, ${colorScheme}, ${width} px`,
    async () => {
      const page = await open({ colorScheme, viewport: { width, height: 800 } })
      for (const address of pages) {
        const answer = await page.goto(hub.url + address)
        expect(answer!.status(), address).toBe(200)
        await unfold(page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`),
          address,
        ).toEqual([])
      }
      await page.context().close()
    },
    180_000,
  )

test.skipIf(skipWithoutBrowser)(
  'every page of the studio fits 320 pixels, asks nothing of another host and logs no error',
  async () => {
    const page = await open({ viewport: { width: 320, height: 640 } })
    const faults: string[] = []
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(hub.url))
        faults.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(String(error)))
    for (const address of pages) {
      await page.goto(hub.url + address)
      await unfold(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (overflow > 0) faults.push(`${address} is ${overflow} px too wide`)
    }
    expect(faults).toEqual([])
    await page.context().close()
  },
  120_000,
)

test.skipIf(skipWithoutBrowser)('who speaks is said with keys alone', async () => {
  const page = await open({ viewport: { width: 1280, height: 800 } })
  await page.goto(hub.url + pages.find((address) => address.endsWith('/speakers')))
  const turns = page.locator('[data-turn]')
  const chosen = () =>
    turns.locator('select').evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value))
  const [count, nobody] = [await turns.count(), await chosen()]
  expect(new Set(nobody)).toEqual(new Set(['']))
  await turns.first().focus()
  // A French keyboard writes `é` where the 2 is.
  await turns.first().dispatchEvent('keydown', { key: 'é', code: 'Digit2', bubbles: true })
  expect((await chosen())[0]).toBe('Personne 2')
  await turns.first().focus()
  await page.keyboard.press('0')
  expect(await chosen()).toEqual(nobody)
  await turns.first().focus()
  for (let at = 0; at < count; at += 1) await page.keyboard.press('1')
  expect(new Set(await chosen())).toEqual(new Set(['Personne 1']))
  expect(await page.locator('[data-turns-said]').textContent()).toMatch(/Donné à Personne 1 .*dernier tour/)
  // The last key led to the button.
  await page.keyboard.press('Enter')
  await page.waitForURL(/changed=/)
  expect(await page.locator('main').textContent()).toContain('Tous les tours de parole ont un nom.')
  expect(new Set(await chosen())).toEqual(new Set(['Personne 1']))
  await page.context().close()
})

test.skipIf(skipWithoutBrowser)(
  'what the glossary changed is undone and kept, and a new term is applied, without JavaScript',
  async () => {
    const page = await open({ javaScriptEnabled: false })
    const address = pages.find((one) => one.endsWith('/corrections'))!
    const main = page.locator('main')
    await page.goto(hub.url + address)
    const marks = page.locator('.cue-rows mark')
    expect(await marks.allTextContents()).toEqual(['Bénévoles d’ici', "l'École"])
    await page.locator('[name="intent"][value="undo"]').first().click()
    expect(await main.textContent()).toContain('1 correction annulée.')
    await page.locator('[name="intent"][value="keep-all"]').click()
    expect(await main.textContent()).toContain('Rien à revoir.')
    await page.goto(`${hub.url}${address}?settled`)
    expect(await main.textContent()).toMatch(/annulé.*gardé/s)
    await page.goto(hub.url + address.replace('/corrections', '/transcript'))
    const lines = await page.locator('.cue-rows textarea').allTextContents()
    expect(lines.join(' ')).toMatch(/Les bénévoles de .*l'École/)

    await page.goto(`${hub.url}/studio/shows/causeries/glossary`)
    await page.locator('#field-terms-2-term').fill('Quartier Est')
    await page.locator('#field-terms-2-synonyms').fill('quartier')
    await page.locator('main form.form button[type="submit"]').click()
    expect(await main.textContent()).toContain('Enregistré.')
    await page.locator('[value="apply"]').click()
    expect(await main.textContent()).toContain('1 correction dans 1 transcription')
    await page.locator('[aria-labelledby="to-review"] a').click()
    expect(await marks.allTextContents()).toEqual(['Quartier Est'])
    await page.context().close()
  },
)

test.skipIf(skipWithoutBrowser)(
  'a transcript is brought, and what its file lacks is told by line, without JavaScript',
  async () => {
    const page = await open({ javaScriptEnabled: false })
    const address = pages.find((one) => one.endsWith('/transcript'))!
    const main = page.locator('main')
    const bring = async (name: string, text: string) => {
      await page.goto(hub.url + address)
      const buffer = Buffer.from(text)
      await page.locator('#field-file').setInputFiles({ name, mimeType: 'text/plain', buffer })
      await page.locator('[name="intent"][value="import"]').click()
    }
    await bring('rien.vtt', `WEBVTT\n\n00:05.000 --> 00:04.000\n<b>À</b> rebours\n`)
    expect(await main.textContent()).toMatch(
      /Ligne 3, finit avant de commencer\s: .?00:05.*Aucune ligne de ce fichier/s,
    )
    await bring('mots.docx', 'PK\u0003\u0004\u0000')
    expect(await main.textContent()).toContain('Ce fichier n’est pas une transcription')
    await bring(
      'lignes.srt',
      `1\n00:00:00,500 --> 00:00:02,000\nPersonne 1: Bonjour.\n\n${'perdu'.repeat(30)} <script>\n\n2\n01:00:00,000 --> 01:00:01,000\nTrop tard.\n`,
    )
    await page.waitForURL(/imported=1/)
    const told = await page.locator('[aria-labelledby="unread"] li').allTextContents()
    expect(told).toEqual([
      expect.stringMatching(/^Ligne 5, du texte sans temps\s: .?perdu.*<script>/),
      expect.stringMatching(/^Ligne 8, commence après la fin de l’enregistrement\s: .?Trop tard\./),
    ])
    const narrow = await open({ viewport: { width: 320, height: 700 } })
    await narrow.goto(page.url())
    const overflow = await narrow.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect((await new AxeBuilder({ page: narrow }).analyze()).violations).toEqual([])
    await narrow.context().close()
    await page.locator('[name="intent"][value="undo-import"]').click()
    expect(await main.textContent()).toContain('L’import est annulé')
    expect(await main.textContent()).not.toContain('Annuler l’import')
    await page.context().close()
  },
)

test.skipIf(skipWithoutBrowser)('nobody else sees any of it', async () => {
  for (const address of pages) {
    const answer = await hub.get(address)
    expect(answer.status, address).toBe(302)
    expect(answer.headers.get('location')).toMatch(/^(\/en)?\/sign-in\?next=/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
})
