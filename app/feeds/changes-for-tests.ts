/** A small catalogue, and every kind of change that people, workers and the clock make of it, chosen by a seed. */
import { eq } from 'drizzle-orm'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { episodes, people, recordings, shows, transcripts, VISIBILITIES } from '#db/schema.ts'
import { openStorage } from '#media-pipeline'
import { acceptChapters } from '../catalogue/accept-chapters.ts'
import { addEpisode } from '../catalogue/add-episode.ts'
import { addSeason } from '../catalogue/add-season.ts'
import { addShow } from '../catalogue/add-show.ts'
import { NOBODY as by } from '../catalogue/audit.ts'
import { correctChapters, readChapters } from '../catalogue/correct-chapters.ts'
import { importTranscript } from '../catalogue/import-transcript.ts'
import { newPublicId } from '../catalogue/new-ids.ts'
import {
  changeVisibility,
  publishDue,
  publishWhenReady,
  scheduleEpisode,
} from '../catalogue/publish-episode.ts'
import { removeEpisode, restoreEpisode } from '../catalogue/remove-episode.ts'
import { removeNamed, restoreNamed } from '../catalogue/remove-named.ts'
import { removeRecording, restoreRecording } from '../catalogue/remove-recording.ts'
import { replaceMedia } from '../catalogue/replace-media.ts'
import { submitRecording } from '../catalogue/submit-recording.ts'
import { undoImport } from '../catalogue/undo-import.ts'
import { chanceOf, one, pick, type World, word } from './chance-for-tests.ts'
import { changesOfForms } from './form-changes-for-tests.ts'
import { endStep } from './worker-for-tests.ts'

/** A catalogue with two shows, and `change`, which does one thing and says what it was. */
export async function openChanging(seed: number) {
  const { db, close } = openForTest()
  const storage = openStorage('memory:')
  const heard = { language: 'fr', engine: 'e', model: 'm', cues: [HEARD] }
  await storage.write('heard', Buffer.from(JSON.stringify(heard)))
  const world = { db, storage, chance: chanceOf(seed), count: 0 }
  const changes = changesOf(world)
  await begin(world, changes)
  let left: string[] = []
  // Each kind once, then each once more.
  const change = async () => {
    if (left.length === 0) left = Object.keys(changes)
    const [name] = left.splice(Math.floor(world.chance() * left.length), 1)
    await changes[name!]!()
    return name!
  }
  return { db, close, change }
}

const HEARD = { start: 0, end: 2, text: 'Bonjour.', words: [], confidence: 0.9 }

/** Two shows that share people and a topic, episodes of every sort. */
async function begin(world: World, changes: Record<string, () => Promise<unknown>>) {
  const { db } = world
  for (const slug of ['un', 'deux']) {
    await addShow(db, { slug, title: slug, kind: 'podcast', language: 'fr', hosts: 'Ada, Zoé' })
    for (const number of [1, 2]) await addSeason(db, { show: slug, number, title: `S${number}` })
    for (let at = 0; at < 3; at++) {
      const fields = { title: word(world), language: 'fr', topics: 'Eau', season: 1 + (at % 2) }
      const credits = [{ name: 'Ada' }, { name: 'Bob' }, { name: 'Club', kind: 'organisation' as const }]
      await addEpisode(db, { show: slug, ...fields, credits: credits.slice(at) })
      await submit(world, db.select().from(episodes).all().at(-1)!)
    }
  }
  for (let at = 0; at < 40; at++) await changes['a step ends']!()
  for (const { id } of db.select().from(recordings).all()) {
    await bring(world, id, 'fr')
    await changes['chapters are written']!()
  }
  for (const { id } of db.select().from(episodes).all().slice(1))
    await changeVisibility(db, { episodeId: id, visibility: 'public' })
}

async function submit({ db, count }: World, { publicId, showId }: { publicId: string; showId: number }) {
  const { slug } = db.select().from(shows).where(eq(shows.id, showId)).get()!
  const id = newPublicId()
  const source = {
    recordingPublicId: id,
    key: `${id}/original`,
    hash: 'f'.repeat(64),
    size: 9,
    fileName: 'a',
  }
  await submitRecording(db, { show: slug, episode: publicId, title: `Partie ${count}` }, source)
}

const bring = (world: World, recordingId: number, language: string) =>
  importTranscript(
    world,
    { recordingId, language, by },
    { cues: [{ ...HEARD, speaker: null }], reviewed: false },
  )

function changesOf(world: World): Record<string, () => Promise<unknown>> {
  const { db } = world
  const anEpisode = () => one(world, db.select().from(episodes).all())
  const aRecording = () => {
    const all = db.select().from(recordings).all()
    const heard = all.filter(({ removedAt, publishedAt }) => removedAt === null && publishedAt !== null)
    return one(world, heard.length > 0 && world.chance() < 0.8 ? heard : all)
  }
  const aPerson = () => one(world, db.select().from(people).all())
  return {
    ...changesOfForms(world),
    'visibility changes': () =>
      changeVisibility(db, {
        episodeId: anEpisode().id,
        visibility: pick(world, [...VISIBILITIES, ...Array(9).fill('public')]),
      }),
    'the clock publishes': async () => {
      const publishAt = new Date(Date.now() + 60_000).toISOString()
      await scheduleEpisode(db, { episodeId: anEpisode().id, publishAt, by })
      await publishDue(db, { now: '2999-01-01T00:00:00.000Z' })
    },
    'it is published when ready': () => publishWhenReady(db, { episodeId: anEpisode().id, by }),
    'an episode goes': () => removeEpisode(db, { id: anEpisode().id, by }),
    'an episode comes back': () => restoreEpisode(db, { id: anEpisode().id, by }),
    'a recording goes': () => removeRecording(db, { id: aRecording().id, by }),
    'a recording comes back': () => restoreRecording(db, { id: aRecording().id, by }),
    'a person goes': () => removeNamed(db, { named: 'person', id: aPerson().id, by }),
    'a person comes back': () => restoreNamed(db, { named: 'person', id: aPerson().id, by }),
    'an organisation goes or comes back': () =>
      pick(world, [removeNamed, restoreNamed, restoreNamed])(db, { named: 'organisation', id: 1, by }),
    'a topic goes or comes back': () =>
      pick(world, [removeNamed, restoreNamed, restoreNamed])(db, { named: 'topic', id: 1, by }),
    'a recording is added': () => submit(world, anEpisode()),
    'media are replaced': () => {
      const media = { key: `k${++world.count}`, hash: 'e'.repeat(64), size: 9, fileName: 'b' }
      const wish = { keepWords: false, words: 'given' as const }
      return replaceMedia(db, { recording: aRecording().publicId, ...wish, by }, media)
    },
    'a step ends': () => endStep(world),
    'a step ends too': () => endStep(world),
    'words are brought': () => bring(world, aRecording().id, pick(world, ['fr', 'de'])),
    'words that were brought go': async () => {
      const all = db.select().from(transcripts).all()
      if (all.length > 0) await undoImport(db, { id: one(world, all).id, by })
    },
    'chapters are written': () => {
      const { id } = aRecording()
      const { saves } = readChapters(db, { id })!
      const rows = ['0:00', '0:04'].slice(0, pick(world, [0, 1, 2]))
      return correctChapters(
        db,
        { id, saves, by },
        { chapters: rows.map((start) => ({ start, title: word(world), speakers: '' })) },
      )
    },
    'chapters are accepted': () => {
      const { id } = aRecording()
      return acceptChapters(db, { id, saves: readChapters(db, { id })!.saves, by })
    },
  }
}
