/** A real Chromium that is on the machine. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Where Chromium is, or null. */
export const chromiumPath = PLACES.find((place) => existsSync(place)) ?? null

/** Why a browser test is skipped, and what would let it run. With CI=true a missing browser fails instead. */
export const skipWithoutBrowser = chromiumPath === null && process.env.CI !== 'true'
if (skipWithoutBrowser)
  console.warn('No Chromium here: browser tests are skipped. apt-get install chromium lets them run.')

export function openBrowser(): Promise<Browser> {
  if (!chromiumPath) throw new Error('Browser tests need Chromium: apt-get install chromium')
  return chromium.launch({ executablePath: chromiumPath, args: FLAGS.split(' ') })
}
