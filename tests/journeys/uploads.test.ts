/** Recordings come in through the studio: cut off, killed and resumed, and without JavaScript; the same bytes at the end. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, skipWithoutBrowser } from '../support/browser.ts'
import { makeHub, SPEECH, type TestHub, until } from '../support/hub.ts'

const CLIP = path.join(SPEECH, 'clip-fr.opus')
const EMAIL = 'ana@example.org'
let hub: TestHub
let browser: Browser | null = null
let password: string
let token: string
let folder: string
let big: string

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-files-'))
  big = path.join(folder, 'talk.wav')
  writeFileSync(big, randomBytes(24 * 1024 * 1024))
  hub = await makeHub()
  await hub.start()
  await hub.json('show', 'add', '--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr')
  password = (await hub.json('user', 'add', EMAIL, '--role', 'admin')).password
  token = (await hub.json('token', 'create', EMAIL)).token
  if (!skipWithoutBrowser) browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub.close()
  rmSync(folder, { recursive: true })
})

async function signIn(options: { javaScriptEnabled?: boolean } = {}): Promise<BrowserContext> {
  const context = await browser!.newContext({ baseURL: hub.url, ...options })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Adresse électronique').fill(EMAIL)
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL('**/studio')
  await page.close()
  return context
}

const headers = () => ({ 'Tus-Resumable': '1.0.0', Authorization: `Bearer ${token}` })

/** Sends `bytes` from `offset` and leaves the request open, as a slow line would. */
function sendSlowly(address: string, offset: number, bytes: Buffer) {
  const request = http.request(`${hub.url}${address}`, {
    method: 'PATCH',
    headers: {
      ...headers(),
      'Upload-Offset': offset,
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': bytes.length,
    },
  })
  request.on('error', () => {})
  request.write(bytes.subarray(0, bytes.length / 2))
}

test('a program whose upload was cut by kill -9 goes on, and the bytes are the same', async () => {
  const bytes = readFileSync(big)
  const word = (text: string) => Buffer.from(text).toString('base64')
  const made = await hub.get('/api/v1/uploads', {
    method: 'POST',
    headers: {
      ...headers(),
      'Upload-Length': String(bytes.length),
      'Upload-Metadata': `show ${word('causeries')},filename ${word('coupé.wav')}`,
    },
  })
  const address = made.headers.get('location')!
  const offset = async () =>
    Number((await hub.get(address, { method: 'HEAD', headers: headers() })).headers.get('upload-offset'))
  sendSlowly(address, 0, bytes)
  await until(async () => (await offset().catch(() => 0)) > 1_000_000, 10)
  await hub.kill()
  await hub.start()
  const kept = await offset()
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThan(bytes.length)
  const last = await hub.get(address, {
    method: 'PATCH',
    headers: {
      ...headers(),
      'Upload-Offset': String(kept),
      'Content-Type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(bytes.subarray(kept)),
  })
  expect(last.status).toBe(204)
  const { episodes } = await hub.json('episode', 'list', '--show', 'causeries')
  expect(episodes.map((one: any) => one.title)).toEqual(['coupé'])
  expect(last.headers.get('causerie-episode')).toBe(`/studio/episodes/${episodes[0].id}`)
})

test.skipIf(skipWithoutBrowser)(
  'the page goes on with the same file after a restart and a reload',
  async () => {
    const context = await signIn()
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    const slowly = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 6_000_000 }
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', slowly)
    await page.goto('/studio/shows/causeries/upload')
    const send = async () => {
      await page.getByLabel('Fichiers', { exact: true }).setInputFiles(big)
      await page.getByLabel('Sans transcription pour l’instant').check()
      await page.getByRole('button', { name: 'Envoyer' }).click()
    }
    await send()
    await page.getByText(/par seconde/).waitFor()
    await until(async () => (await page.locator('ol.uploads progress').getAttribute('value')) !== null, 10)
    await until(
      async () => Number(await page.locator('ol.uploads progress').evaluate((bar: any) => bar.value)) > 30,
      20,
    )
    await hub.kill()
    await hub.start()
    page.on('dialog', (dialog) => dialog.accept())
    await page.reload()
    await page.getByText(/Reprendre l’envoi de talk.wav/).waitFor()
    await send()
    await page.waitForURL(/\/studio\/episodes\//, { timeout: 30_000 })
    await page.getByText(sha256(big)).waitFor()
    await context.close()
  },
)

test.skipIf(skipWithoutBrowser)(
  'without JavaScript a form sends files, refuses in words, and shows the steps',
  async () => {
    const context = await signIn({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/studio/shows/causeries/upload')
    expect(await page.getByText('npx causerie model get base').isVisible()).toBe(true)
    await page.getByLabel('Fichiers', { exact: true }).setInputFiles(CLIP)
    await page.getByLabel('Titre de l’épisode').fill('Sans script')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await page.getByRole('link', { name: 'Ce champ est nécessaire.' }).waitFor()
    expect(await page.getByLabel('Titre de l’épisode').inputValue()).toBe('Sans script')
    await page.getByLabel('Fichiers', { exact: true }).setInputFiles(CLIP)
    await page.getByLabel('Sans transcription pour l’instant').check()
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await page.waitForURL(/\/studio\/episodes\//)
    await page.getByText(sha256(CLIP)).waitFor()
    await until(async () => {
      await page.reload()
      return page.getByText('Tout est prêt.').isVisible()
    }, 40)
    await page.getByRole('button', { name: /Supprimer l’enregistrement/ }).click()
    await page.getByRole('button', { name: /Annuler la suppression/ }).click()
    await page.getByText(sha256(CLIP)).waitFor()
    await context.close()
  },
)

test('nobody who did not sign in sees or changes anything of it', async () => {
  for (const asked of ['/studio/shows/causeries/upload', '/studio/episodes/abc/progress']) {
    const answer = await hub.get(asked)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      expect.stringContaining('/sign-in'),
    ])
  }
  expect((await hub.get('/api/v1/uploads', { method: 'POST' })).status).toBe(401)
})
