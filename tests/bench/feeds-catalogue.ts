/** A show with many episodes, each with notes, credits and three renditions: rows alone, without media. */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Db, openCatalogue } from '../../db/open.ts'
import { assets, credits, episodes, recordings, renditions, shows } from '../../db/schema.ts'

export const SLUG = 'causeries'

const idOf = (kind: string, number: number) => `${kind}${String(number).padStart(12 - kind.length, '0')}`
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Makes the catalogue anew in `folder`; closed again. Equal in every run. */
export function makeCatalogue(folder: string, count: number) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const catalogue = openCatalogue(path.join(folder, 'catalogue.sqlite'), path.resolve('db/migrations'))
  catalogue.db.transaction((tx) => {
    const db = tx as unknown as Db
    const show = db
      .insert(shows)
      .values({
        slug: SLUG,
        title: 'Les causeries',
        kind: 'podcast',
        language: 'fr',
        description: textOf(0, 3),
        guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
      })
      .returning()
      .get()
    for (let number = 1; number <= count; number += 1) addEpisode(db, show.id, number)
  })
  catalogue.close()
}

function addEpisode(db: Db, showId: number, number: number) {
  const date = new Date(Date.UTC(2020, 0, 1) + number * 86_400_000).toISOString()
  const episode = db
    .insert(episodes)
    .values({
      ...{ showId, number, publicId: idOf('ep', number), slug: `causerie-${number}` },
      title: `Ce que nous avons dit, la ${number}e fois`,
      summary: textOf(number, 40),
      language: 'fr',
      visibility: 'public' as const,
      ...{ publishedAt: date, changedAt: date },
    })
    .returning()
    .get()
  for (const [position, name] of ['Camille Roche', 'Jo Martin', `Invitée ${number}`].entries())
    db.insert(credits)
      .values({ episodeId: episode.id, position, name, role: position === 0 ? 'host' : 'speaker' })
      .run()
  const recording = db
    .insert(recordings)
    .values({
      ...{ episodeId: episode.id, number: 1, publicId: idOf('re', number), publishedAt: date },
      guid: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      ...{ language: 'fr', fileName: 'x.wav', duration: 1_800 + number },
    })
    .returning()
    .get()
  for (const [profile, type, size] of RENDITIONS) {
    const publicId = idOf(profile.slice(0, 2), number)
    const key = `recordings/${recording.publicId}/${profile}`
    const asset = db
      .insert(assets)
      .values({ publicId, key, type, size: size + number, hash: hashOf(publicId) })
      .returning()
      .get()
    db.insert(renditions)
      .values({
        recordingId: recording.id,
        assetId: asset.id,
        profile,
        duration: 1_800 + number,
        bitrate: 128_000,
      })
      .run()
  }
}

const RENDITIONS = [
  ['mp3', 'audio/mpeg', 28_800_000],
  ['opus', 'audio/ogg', 10_800_000],
  ['light', 'audio/mpeg', 7_200_000],
] as const

const SYLLABLES =
  'la re mi so pa lier voi sin cou ter de main quar tier jar din mé moi re a te lier en semble'.split(' ')
/** Many, so that texts shrink as much as real ones do. */
const WORDS = Array.from({ length: 3_000 }, (_, at) =>
  [at % 23, (at * 7) % 22, Math.floor(at / 23) % 24]
    .slice(0, 1 + (at % 3))
    .map((one) => SYLLABLES[one])
    .join(''),
)

/** Paragraphs of Markdown, other ones for each number. */
function textOf(seed: number, sentences: number): string {
  let state = seed + 1
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state
  }
  const sentence = () => `${Array.from({ length: 16 }, () => WORDS[next() % WORDS.length]).join(' ')}.`
  return Array.from({ length: sentences }, (_, at) =>
    at % 4 === 3 ? `${sentence()} [Un lien](https://exemple.org/${next()})\n\n` : sentence(),
  ).join(' ')
}
