/** Changes that people make in forms. */
import type { Db } from '#db/open.ts'
import {
  CREDIT_ROLES,
  episodes,
  organisations,
  people,
  recordings,
  seasons,
  shows,
  topics,
} from '#db/schema.ts'
import { NOBODY as by } from '../catalogue/audit.ts'
import { editEpisode, readEpisode } from '../catalogue/edit-episode.ts'
import { editOrganisation, readOrganisation } from '../catalogue/edit-organisation.ts'
import { editPerson, readPerson } from '../catalogue/edit-person.ts'
import { editRecording, readRecording } from '../catalogue/edit-recording.ts'
import { editSeason, readSeason } from '../catalogue/edit-season.ts'
import { editShow, readShow } from '../catalogue/edit-show.ts'
import { editTopic, readTopic } from '../catalogue/edit-topic.ts'
import type { Picture } from '../catalogue/keep-asset.ts'
import { one, pick, type World, word } from './chance-for-tests.ts'

/** One field of one thing, as its form would say it. */
export function changesOfForms(world: World): Record<string, () => Promise<unknown>> {
  const { db } = world
  const text = () => word(world)
  const picture = (): Picture | null => (world.chance() < 0.2 ? newPicture(++world.count) : null)
  const edit = async <Fields extends object, Rest extends unknown[]>(
    table: typeof shows | typeof people,
    read: (db: Db, about: { id: number }) => { saves: number; fields: Fields } | null,
    save: (
      db: Db,
      edit: { id: number; saves: number; by: typeof by },
      fields: never,
      ...rest: Rest
    ) => unknown,
    changed: () => object,
    ...rest: Rest
  ) => {
    const { id } = one(world, db.select({ id: table.id }).from(table).all())
    const before = read(db, { id })
    if (before)
      await save(db, { id, saves: before.saves, by }, { ...before.fields, ...changed() } as never, ...rest)
  }
  return {
    'a show is edited': () => edit(shows, readShow, editShow, () => showField(world), { cover: picture() }),
    'a season is renamed': () =>
      edit(seasons as never, readSeason, editSeason, () => ({ title: text(), description: text() })),
    'an episode is edited': () =>
      edit(episodes as never, readEpisode, editEpisode, () => episodeField(world), picture()),
    'an episode is edited too': () =>
      edit(episodes as never, readEpisode, editEpisode, () => episodeField(world), picture()),
    'a recording is edited': () =>
      edit(recordings as never, readRecording, editRecording, () => recordingField(world)),
    'a person is edited': () =>
      edit(
        people,
        readPerson,
        editPerson,
        () => pick(world, [{ name: text() }, { url: `https://ex.org/${++world.count}` }, { bio: text() }]),
        picture(),
      ),
    'an organisation is edited': () =>
      edit(organisations as never, readOrganisation, editOrganisation, () =>
        pick(world, [{ name: text() }, { primaryColour: pick(world, ['#112233', '#445566']) }]),
      ),
    'a topic is edited': () =>
      edit(topics as never, readTopic, editTopic, () =>
        pick(world, [{ name: text() }, { description: text() }]),
      ),
  }
}

const newPicture = (count: number): Picture => ({
  ...{ key: `p${count}`, type: 'image/jpeg', size: 9, hash: String(count).padStart(64, '0') },
  ...{ width: 1_400, height: 1_400 },
  sizes: [
    {
      key: `q${count}`,
      type: 'image/jpeg',
      size: 9,
      hash: String(count).padStart(64, '1'),
      width: 3_000,
      height: 3_000,
    },
  ],
})

const showField = (world: World) =>
  pick(world, [
    { title: word(world) },
    { description: word(world) },
    { author: word(world) },
    { email: 'a@example.org' },
    { explicit: world.chance() < 0.5 },
    { category: pick(world, ['Arts', 'News']) },
    { seasonLabel: word(world) },
    { serial: true },
    { hosts: pick(world, ['', 'Ada', 'Bob, Ada', word(world)]) },
    { license: pick(world, ['', 'ARR', 'CC-BY-4.0']) },
    { location: word(world) },
    { fundings: [{ url: 'https://ex.org/give', label: word(world) }] },
    { locked: world.chance() < 0.5 },
    { ended: world.chance() < 0.5 },
    { movedTo: pick(world, ['', 'https://ex.org/feed.xml']) },
    { organisation: pick(world, ['', 'Club']) },
    { medium: pick(world, ['podcast', 'course']) },
    { reviewsChapters: world.chance() < 0.5 },
  ])

const episodeField = (world: World) =>
  pick(world, [
    { title: word(world) },
    { summary: word(world) },
    { season: pick(world, [1, 2, null]) },
    { number: pick(world, [1, 2, 3, 9]) },
    { numberLabel: word(world) },
    { type: pick(world, ['full', 'trailer', 'bonus']) },
    { language: pick(world, ['fr', 'de']) },
    { place: word(world) },
    { explicit: pick(world, ['', 'yes', 'no']) },
    { license: pick(world, ['', 'CC0-1.0']) },
    { topics: pick(world, ['', 'Eau', 'Eau, Feu']) },
    { credits: [{ name: pick(world, ['Ada', 'Bob', word(world)]), role: pick(world, CREDIT_ROLES) }] },
  ])

const recordingField = (world: World) =>
  pick(world, [
    { title: pick(world, ['', word(world)]) },
    { description: word(world) },
    { language: pick(world, ['fr', 'de', 'auto']) },
    { soundbites: [{ start: '0:02', end: '0:20', title: word(world) }] },
    { soundbites: [] },
  ])
