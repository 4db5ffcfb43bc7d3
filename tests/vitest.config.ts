import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

/** Tests of single steps with the real ffmpeg and the real recogniser: no hub, but no matter of seconds either. */
const PIPELINE = [
  'media-pipeline/{alignment,ffmpeg,recogniser,sound,steps}/**/*.test.ts',
  'tests/contracts/recogniser.test.ts',
  'tests/synthesise.test.ts',
]

/** `unit` is fast and needs no build; `journeys` start the built hub with real ffmpeg, recogniser and browser, two at a time. */
export default defineConfig({
  root,
  test: {
    environment: 'node',
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{app,db,media-pipeline}/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
            'tests/contracts/*.test.ts',
          ],
          exclude: ['**/node_modules/**', ...PIPELINE],
        },
      },
      {
        extends: true,
        test: { name: 'pipeline', include: PIPELINE },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/*.test.ts'],
          globalSetup: ['tests/journeys/build-hub.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
