import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import { episodes } from '#db/schema.ts'
import { NOBODY } from './audit.ts'
import { removeShow, restoreShow } from './remove-show.ts'

test('a show goes once its episodes are gone, and comes back', async () => {
  const { db, close } = openForTest()
  const episodeId = seedEpisode(db, 'causeries', { slug: 'un', visibility: 'draft' })
  const one = { id: findShow(db, { slug: 'causeries' })!.id, by: NOBODY }
  expect(await removeShow(db, one)).toMatchObject({ ok: false, mistakes: [{ code: 'has-episodes' }] })
  expect(findShow(db, { slug: 'causeries' })).not.toBe(null)
  db.update(episodes).set({ visibility: 'removed' }).where(eq(episodes.id, episodeId)).run()
  expect(await removeShow(db, one)).toMatchObject({ ok: true })
  expect(findShow(db, { slug: 'causeries' })).toBe(null)
  expect(await restoreShow(db, one)).toMatchObject({ ok: true })
  expect(findShow(db, { slug: 'causeries' })).not.toBe(null)
  close()
})
