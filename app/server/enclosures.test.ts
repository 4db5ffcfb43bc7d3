import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SECRET, seedFeed } from '#db/queries/seed-feed-for-tests.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { assets, episodes, recordings, renditions, VISIBILITIES } from '#db/schema.ts'
import { type Asked, listen } from './ask-for-tests.ts'
import { leadToBytes } from './enclosures.ts'

const catalogue = openForTest()
const { db } = catalogue
let server: Asked

beforeAll(async () => {
  seedFeed(db)
  server = await listen((request, response) => {
    const [, , recording, file] = request.url!.split('/').map(decodeURIComponent)
    leadToBytes(response, { recording: recording!, file: file! }, { db })
  })
})
afterAll(async () => {
  await server.close()
  catalogue.close()
})

/** Public id of a recording of the episode with this slug. */
function recordingOf(slug: string, number = 1): string {
  const episode = db.select().from(episodes).where(eq(episodes.slug, slug)).get()!
  return db
    .select()
    .from(recordings)
    .where(eq(recordings.episodeId, episode.id))
    .all()
    .find((one) => one.number === number)!.publicId
}

const ask = (recording: string, file: string, method = 'GET') =>
  server.ask(`/enclosures/${recording}/${encodeURIComponent(file)}`, { method })
const leadsTo = async (recording: string, file: string) => (await ask(recording, file)).headers.location ?? ''

test('an enclosure leads to the current bytes of its profile, to GET and HEAD', async () => {
  const recording = recordingOf('la-premiere')
  const location = await leadsTo(recording, 'mp3.mp3')
  const asset = db
    .select()
    .from(assets)
    .where(eq(assets.publicId, location.split('/')[2]!))
    .get()
  expect(asset?.size).toBe(7_200_000)
  for (const method of ['GET', 'HEAD'])
    expect(await ask(recording, 'mp3.mp3', method)).toMatchObject({
      status: 302,
      headers: {
        location,
        'cache-control': 'public, no-cache',
        'access-control-allow-origin': '*',
        'content-length': '0',
      },
      body: Buffer.alloc(0),
    })
  expect(await leadsTo(recording, 'light.mp3')).not.toBe(location)
})

test('a person can read under which name it is saved', async () => {
  const nameOf = async (recording: string, file: string) => (await leadsTo(recording, file)).split('/').at(-1)
  expect(await nameOf(recordingOf('la-premiere'), 'mp3.mp3')).toBe('causeries-la-premiere.mp3')
  expect(await nameOf(recordingOf('la-premiere'), 'light.mp3')).toBe('causeries-la-premiere-light.mp3')
  expect(await nameOf(recordingOf('annonce'), '720.mp4')).toBe('causeries-annonce-720.mp4')
  expect(await nameOf(recordingOf('en-morceaux', 2), 'mp3.mp3')).toBe('causeries-en-morceaux-2.mp3')
})

test('every profile has its address, once it is made', async () => {
  const publicId = recordingOf('annonce')
  const { id: recordingId } = db.select().from(recordings).where(eq(recordings.publicId, publicId)).get()!
  for (const [profile, extension, name] of [
    ['opus', 'opus', 'causeries-annonce.opus'],
    ['360', 'mp4', 'causeries-annonce-360.mp4'],
    ['1080', 'mp4', 'causeries-annonce-1080.mp4'],
  ] as const) {
    expect((await ask(publicId, `${profile}.${extension}`)).status).toBe(404)
    const bytes = { publicId: `made-${profile}`, key: `made/${profile}`, type: 'x', size: 1 }
    const asset = db
      .insert(assets)
      .values({ ...bytes, hash: profile.padEnd(64, '0') })
      .returning()
      .get()
    db.insert(renditions).values({ recordingId, assetId: asset.id, profile }).run()
    expect(await leadsTo(publicId, `${profile}.${extension}`)).toBe(
      `/media/made-${profile}/${profile.padEnd(16, '0')}/${name}`,
    )
  }
})

test('what may not be seen answers to the byte like what is not there, and nobody keeps what is unlisted', async () => {
  for (const visibility of VISIBILITIES.filter((one) => one !== 'public'))
    for (const method of ['GET', 'HEAD']) {
      const { date: _one, ...got } = (await ask(recordingOf(`${SECRET}-${visibility}`), 'mp3.mp3', method))
        .headers
      if (visibility === 'unlisted') expect(got['cache-control']).toBe('private, no-store')
      else {
        const { date: _other, ...missing } = (await ask('zzzzzzzzzzzz', 'mp3.mp3', method)).headers
        expect(got).toEqual(missing)
        expect(got['content-length']).toBe('8')
      }
    }
})

test.each([
  'mp3',
  'mp3.mp4',
  '720.mp4',
  'constructor.mp3',
  '__proto__.mp3',
  '.mp3',
  'mp3.mp3.mp3',
  'mp3.',
  '../mp3.mp3',
])('%s after a recording is not there', async (file) => {
  expect((await ask(recordingOf('la-premiere'), file)).status).toBe(404)
})
