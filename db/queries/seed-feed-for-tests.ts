/** A show as feeds meet it: every visibility, several recordings in an episode, texts of people who mean no good. */
import { eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  assets,
  type CreditRole,
  chapters,
  credits,
  cues,
  episodes,
  people,
  recordings,
  renditions,
  revisions,
  seasons,
  shows,
  transcripts,
  VISIBILITIES,
} from '../schema.ts'

export const HOSTILE = `& < > " ' \u0008 ]]> <lastBuildDate>hier</lastBuildDate> <script>alert(1)</script>`

/** Word that only episodes have which no list may name. */
export const SECRET = 'cachottier'

let last = 0
/** Twelve letters and digits, the same in every run after `seedFeed`. */
const nextId = () => `id${String(++last).padStart(10, '0')}`
const guidOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Adds the show `causeries`; its id. Equal in every run. */
export function seedFeed(db: Db): number {
  last = 0
  const show = db
    .insert(shows)
    .values({
      slug: 'causeries',
      title: `Les causeries ${HOSTILE}`,
      kind: 'podcast',
      description: `Première ligne ${HOSTILE}\n\nSeconde ligne.`,
      language: 'fr',
      author: 'Collectif & amis',
      email: 'radio@example.org',
      category: 'society & culture > documentary',
      guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
      changedAt: '2026-03-20T08:00:00.000Z',
    })
    .returning()
    .get()
  const season = db
    .insert(seasons)
    .values({ showId: show.id, number: 2, title: 'Paroles & échos' })
    .returning()
    .get()
  addWhole(db, show.id, season.id)
  addParts(db, show.id, season.id)
  addTrailer(db, show.id)
  for (const visibility of VISIBILITIES.filter((one) => one !== 'public')) {
    const episodeId = addEpisode(db, show.id, { slug: `${SECRET}-${visibility}`, title: SECRET, visibility })
    addWords(db, addRecording(db, episodeId, { profiles: ['mp3'] }))
  }
  const unheard = addEpisode(db, show.id, { slug: 'pas-encore', title: SECRET, visibility: 'public' })
  addRecording(db, unheard, { profiles: ['light'] })
  return show.id
}

function addWhole(db: Db, showId: number, seasonId: number) {
  const episodeId = addEpisode(db, showId, {
    slug: 'la-premiere',
    title: 'La première',
    summary: 'Ce que nous avons dit.',
    seasonId,
    number: 9,
    publishedAt: '2026-03-12T09:00:00.000Z',
  })
  const recordingId = addRecording(db, episodeId, { profiles: ['light'], duration: 1_799.6 })
  addRendition(db, recordingId, { profile: 'mp3', size: 5, current: false })
  addRendition(db, recordingId, { profile: 'mp3', size: 7_200_000, duration: 1_799.6 })
  addWords(db, recordingId)
  for (const [at, title] of ['Ouverture', `Suite ${HOSTILE}`].entries())
    db.insert(chapters)
      .values({ recordingId, start: at * 600, title, origin: 'automatic' })
      .run()
  const person = (slug: string, url: string) =>
    db.insert(people).values({ slug, name: slug, sortName: slug, url }).returning().get().id
  const crew: { name: string; role: CreditRole; personId: number | null }[] = [
    { name: 'Camille Roche', role: 'host', personId: person('camille', 'https://camille.example/') },
    { name: `Jo ${HOSTILE}`, role: 'speaker', personId: person('jo', 'javascript:alert(1)') },
    // An older build may know more roles than this one.
    { name: 'Sam', role: 'constructor' as CreditRole, personId: null },
  ]
  for (const [position, credit] of crew.entries())
    db.insert(credits)
      .values({ episodeId, position, ...credit })
      .run()
}

/** Four recordings: one with a title of its own, one without, two with the same. */
function addParts(db: Db, showId: number, seasonId: number) {
  const episodeId = addEpisode(db, showId, {
    slug: 'en-morceaux',
    title: `En morceaux ${HOSTILE}`,
    summary: `Résumé ${HOSTILE}`,
    seasonId,
    number: 10,
    publishedAt: '2026-03-14T18:30:00.000Z',
  })
  for (const [at, title] of ['Le matin', null, 'Débat', 'Débat'].entries()) {
    const recordingId = addRecording(db, episodeId, { profiles: ['mp3'], number: at + 1, title })
    // Nobody speaks in the second: a transcript without cues.
    addWords(db, recordingId, at === 1 ? [] : undefined)
  }
}

function addTrailer(db: Db, showId: number) {
  const episodeId = addEpisode(db, showId, {
    slug: 'annonce',
    title: 'Annonce',
    type: 'trailer',
    publishedAt: '2026-03-01T09:00:00.000Z',
  })
  addRecording(db, episodeId, { profiles: ['mp3', '720'], duration: 0.4 })
}

type NewEpisode = Partial<typeof episodes.$inferInsert> & { slug: string; title: string }

function addEpisode(db: Db, showId: number, values: NewEpisode): number {
  const common = { publicId: nextId(), showId, language: 'fr', visibility: 'public' as const }
  const dates = { publishedAt: '2026-03-10T09:00:00.000Z', changedAt: '2026-03-15T09:00:00.000Z' }
  return db
    .insert(episodes)
    .values({ ...common, ...dates, ...values })
    .returning()
    .get().id
}

function addRecording(
  db: Db,
  episodeId: number,
  about: { profiles: string[]; number?: number; title?: string | null; duration?: number },
): number {
  const { id } = db
    .insert(recordings)
    .values({
      publicId: nextId(),
      episodeId,
      number: about.number ?? 1,
      title: about.title ?? null,
      guid: guidOf(last),
      language: 'fr',
      fileName: 'x.mp3',
      duration: about.duration ?? 60,
    })
    .returning()
    .get()
  for (const profile of about.profiles)
    addRendition(db, id, { profile, size: 20_000 + last, duration: about.duration ?? 60 })
  return id
}

function addRendition(
  db: Db,
  recordingId: number,
  about: { profile: string; size: number; duration?: number; current?: boolean },
) {
  const publicId = nextId()
  const type = about.profile === '720' ? 'video/mp4' : 'audio/mpeg'
  const hash = publicId.slice(2).padStart(64, 'a')
  const asset = db
    .insert(assets)
    .values({ publicId, key: `recordings/${publicId}`, type, size: about.size, hash })
    .returning()
    .get()
  const { profile, duration, current = true } = about
  db.insert(renditions).values({ recordingId, assetId: asset.id, profile, duration, current }).run()
}

function addWords(db: Db, recordingId: number, words = ['Bonjour à toutes et à tous.', `Voici ${HOSTILE}`]) {
  const transcript = db.insert(transcripts).values({ recordingId, language: 'fr' }).returning().get()
  const revision = db
    .insert(revisions)
    .values({ transcriptId: transcript.id, origin: 'automatic' })
    .returning()
    .get()
  for (const [number, text] of words.entries())
    db.insert(cues)
      .values({ revisionId: revision.id, number, start: number * 5, end: number * 5 + 4, text })
      .run()
  db.update(transcripts)
    .set({ currentRevisionId: revision.id })
    .where(eq(transcripts.id, transcript.id))
    .run()
}
