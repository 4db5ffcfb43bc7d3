import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without settings the hub speaks French on localhost', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    siteUrl: 'http://localhost:3000',
    locale: 'fr',
  })
})

test('an empty setting counts as not set', () => {
  expect(readConfig({ PORT: '', SITE_URL: '' }).siteUrl).toBe('http://localhost:3000')
})

test('the site’s address loses its last slash, for every address is joined to it', () => {
  expect(readConfig({ SITE_URL: 'https://podcast.example.org/' }).siteUrl).toBe('https://podcast.example.org')
})

test('every mistake is listed at once', () => {
  const wrong = {
    PORT: '70000',
    SITE_URL: 'podcast.example.org',
    SITE_LOCALE: 'français de Suisse',
    TIME_ZONE: 'Mars/Base',
    STORAGE_URL: 's3://bucket',
    QUEUE_URL: 'amqp://x',
    WORKER_CONCURRENCY: 'many',
    UPLOAD_MAX_BYTES: '-1',
    TRUST_PROXY: 'perhaps',
    WEBSUB_HUBS: 'https://hub.example.org/ hub.example.org',
  }
  try {
    readConfig(wrong)
    expect.unreachable()
  } catch (error) {
    for (const name of Object.keys(wrong)) expect((error as Error).message).toContain(name)
  }
})

test('no hub is told of changes unless some are set', () => {
  expect(readConfig({}).websubHubs).toEqual([])
  const [one, other] = ['https://hub.example.org/', 'http://localhost:9/hub']
  expect(readConfig({ WEBSUB_HUBS: ` ${one}  ${other} ${one}` }).websubHubs).toEqual([one, other])
  for (const wrong of ['ftp://hub.example.org/', 'https://me:secret@hub.example.org/', 'hub'])
    expect(() => readConfig({ WEBSUB_HUBS: `${one} ${wrong}` }), wrong).toThrow('WEBSUB_HUBS')
})
