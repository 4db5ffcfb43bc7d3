import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { assets, credits, cues, people, renditions, revisions, transcripts } from '#db/schema.ts'
import { openWithRecording } from '../../catalogue/recording-for-tests.ts'
import { carried, soundOf, toTurnsView } from './turns-view.ts'

let db: Db
let home: { recordingId: number; episodeId: number }
let publicId: string

beforeEach(async () => {
  const opened = await openWithRecording()
  db = opened.db
  home = { recordingId: opened.recording.id, episodeId: opened.recording.episodeId }
  publicId = opened.recording.publicId
})

/** Lines with a pause between each and the next: every line is a turn. */
function say(...speakers: (string | null)[]) {
  const transcript = db
    .insert(transcripts)
    .values({ recordingId: home.recordingId, language: 'fr' })
    .returning()
    .get()
  const revision = db
    .insert(revisions)
    .values({ transcriptId: transcript.id, origin: 'automatic' })
    .returning()
    .get()
  for (const [number, speaker] of speakers.entries()) {
    const text = `Ligne ${number} ${'dit '.repeat(60)}`
    db.insert(cues)
      .values({ revisionId: revision.id, number, start: number * 10, end: number * 10 + 5, text, speaker })
      .run()
  }
  db.update(transcripts).set({ currentRevisionId: revision.id }).run()
}
const view = (page = 1, language: string | null = null) => toTurnsView(db, home, { language, page })

test('a recording without words has no turns', () => {
  expect(view()).toBe(null)
})

test('turns stand on pages of forty, with the way to the first without a name', () => {
  say(...Array(42).fill('Une voix'), null, null)
  expect(view()).toMatchObject({ page: 1, pages: 2, unnamed: 2, next: { page: 2, first: 42 } })
  expect(view()!.turns).toHaveLength(40)
  expect(view(2)!.turns.map(({ first }) => first)).toEqual([40, 41, 42, 43])
  expect(view(9)!.page).toBe(2)
  expect(view(1, 'de')!.language).toBe('fr')
})

test('a turn shows its first words and is chosen by the name it has', () => {
  say('Une voix')
  const { turns, values } = view()!
  expect(turns[0]!.opening).toMatch(/^Ligne 0 dit .{100,150} dit…$/)
  expect(values).toMatchObject({
    'turns.0.first': '0',
    'turns.0.last': '0',
    'turns.0.who': 'Une voix',
    saves: '0',
  })
})

test('names to choose from are the episode’s people first, then who speaks already', () => {
  for (const name of ['Nora Petit', 'Ada Roy']) {
    const { id } = db.insert(people).values({ slug: name, name, sortName: name }).returning().get()
    db.insert(credits).values({ episodeId: home.episodeId, personId: id, name, role: 'speaker' }).run()
  }
  say('Une voix', 'Ada Roy')
  expect(view()!.voices).toEqual(['Nora Petit', 'Ada Roy', 'Une voix'])
})

test('what was chosen in a refused form stands on the turns that begin at the same moment, and nothing else does', () => {
  say(null, 'Une voix', null)
  const typed = { ...view()!.values, 'turns.0.who': 'Ada Roy', 'turns.2.name': 'Nora', 'turns.2.on': 'on' }
  const now = {
    ...{ saves: '1', 'turns.0.start': '10', 'turns.0.who': 'Une autre', 'turns.0.was': 'Une autre' },
    ...{ 'turns.1.start': '20', 'turns.1.who': '', 'turns.2.start': '0', 'turns.2.who': '' },
  }
  const shown = carried(typed, now)
  expect(shown).toMatchObject({
    // The form began from an older save.
    saves: '0',
    'turns.0.who': 'Une autre',
    'turns.1.name': 'Nora',
    'turns.1.on': 'on',
    'turns.2.who': 'Ada Roy',
  })
})

test('the lightest sound plays, once there is one', () => {
  expect(soundOf(db, publicId)).toBe(null)
  for (const profile of ['mp3', 'light']) {
    const asset = {
      publicId: `asset-${profile}`,
      key: profile,
      type: 'audio/mpeg',
      size: 1,
      hash: profile.padEnd(64, '0'),
    }
    const { id } = db.insert(assets).values(asset).returning().get()
    db.insert(renditions).values({ recordingId: home.recordingId, assetId: id, profile }).run()
    expect(soundOf(db, publicId)).toBe(`/media/asset-${profile}/${profile.padEnd(16, '0')}/essai.mp3`)
  }
})
