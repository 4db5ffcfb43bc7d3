import { expect, test } from 'vitest'
import { isPublicSite, toFeedGuid } from './feed-guid.ts'

test('a feed’s guid is the one that the podcast index gives its address', () => {
  expect(toFeedGuid('https://podnews.net/rss')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c')
})

test('scheme and slashes at the end are no part of it', () => {
  for (const address of ['http://podnews.net/rss', 'https://podnews.net/rss///', 'podnews.net/rss'])
    expect(toFeedGuid(address), address).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c')
  expect(toFeedGuid('https://podnews.net/rss2')).not.toBe('9b024349-ccf0-5f69-a609-6b82873eab3c')
})

test.each([
  'https://radio.example.org',
  'https://radio.example.org/',
  'https://causerie.fr:8443/site',
  'https://localhosting.org',
])('%s is an address to keep', (url) => {
  expect(isPublicSite(url)).toBe(true)
})

test.each([
  'http://radio.example.org',
  'https://localhost:3000',
  'https://site.localhost',
  'https://127.0.0.1',
  'https://192.168.1.7',
  'https://[::1]',
  'https://nas.local',
  'https://nas.local.',
  'https://radio.internal',
  'https://printer.home.arpa',
  'https://radio.test',
  'https://nas',
  'radio.example.org',
  '',
])('%s is not', (url) => {
  expect(isPublicSite(url)).toBe(false)
})
