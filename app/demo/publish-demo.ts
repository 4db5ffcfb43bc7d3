/** Writes the demo through the verbs that the studio and the commands call. What is there already is left alone, so that it goes on where it was. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type DemoState, findDemoState } from '#db/queries/demo-state.ts'
import { addDocument } from '../catalogue/add-document.ts'
import { addEpisode } from '../catalogue/add-episode.ts'
import { addOrganisation } from '../catalogue/add-organisation.ts'
import { addPerson } from '../catalogue/add-person.ts'
import { addSeason } from '../catalogue/add-season.ts'
import { addShow } from '../catalogue/add-show.ts'
import { addTopic } from '../catalogue/add-topic.ts'
import type { Actor } from '../catalogue/audit.ts'
import { editGlossary } from '../catalogue/edit-glossary.ts'
import { publishArticle } from '../catalogue/publish-article.ts'
import { changeVisibility, scheduleEpisode } from '../catalogue/publish-episode.ts'
import { toSlug } from '../catalogue/slugs.ts'
import { addArticle } from '../catalogue/write-article.ts'
import { writeReport } from '../catalogue/write-report.ts'
import { orThrow } from '../commands/tasks/mistakes.ts'
import { bindWords } from '../locales/bind-words.ts'
import type { Hub } from '../server/hub.ts'
import { keepDocument } from '../server/keep-document.ts'
import { keepPicture } from '../server/keep-picture.ts'
import { bindSpaces } from '../texts/bind-spaces.ts'
import { ARTICLES } from './articles.ts'
import { type DemoEpisode, type DemoShow, dayFromToday } from './content.ts'
import { entraide } from './entraide.ts'
import { HERE } from './files.ts'
import { palier } from './palier.ts'
import { ORGANISATIONS, PEOPLE, TOPICS } from './people.ts'
import { sendRecording } from './send-recording.ts'

const DAY = 86_400_000

interface Demo {
  hub: Hub
  by: Actor
  state: DemoState
  signal: AbortSignal
  /** UTC ISO of so many days from now, at nine in the morning. */
  at: (days: number) => string
}

/** Every show of the demo, with days counted from today. Its texts are bound: feeds and files have them as pages show them. */
export function demoShows(timeZone: string): DemoShow[] {
  const day = (days: number) => dayFromToday(days, timeZone)
  return [entraide(day), palier(day)].map((show) => bindWords(show))
}

/** Publishes everything, texts first and then the recordings; resolves when all of them are on their way. */
export async function publishDemo(hub: Hub, by: Actor, signal: AbortSignal): Promise<void> {
  const at = (days: number) => `${new Date(Date.now() + days * DAY).toISOString().slice(0, 10)}T07:00:00.000Z`
  const demo: Demo = { hub, by, signal, at, state: findDemoState(hub.db) }
  await publishNames(demo)
  const shows = demoShows(hub.config.timeZone)
  for (const show of shows) await publishShow(demo, show)
  await publishArticles(demo)
  // Short recordings of the podcast and the sessions take turns, so that both shows fill while one watches.
  const waiting = shows.map((show) => show.episodes.map((episode) => ({ show, episode })))
  for (let turn = 0; waiting.some((list) => list.length > turn); turn += 1)
    for (const { show, episode } of waiting.flatMap((list) => list.slice(turn, turn + 1)))
      for (const recording of episode.recordings) {
        signal.throwIfAborted()
        await sendRecording(hub, by, { show: show.fields.slug, episode, recording, at }, signal)
      }
}

async function publishNames({ hub, by, state, signal }: Demo) {
  const { db } = hub
  for (const { logo, ...organisation } of ORGANISATIONS.map((one) => bindWords(one))) {
    if (state.organisations.has(toSlug(organisation.name))) continue
    const picture = logo ? await keepPicture(hub, path.join(HERE, 'pictures', logo), signal, 'logo') : null
    orThrow(await addOrganisation(db, organisation, { logo: picture, by }))
  }
  for (const person of PEOPLE.map((one) => bindWords(one)))
    if (!state.people.has(toSlug(person.name))) orThrow(await addPerson(db, person, { by }))
  for (const topic of TOPICS.map((one) => bindWords(one)))
    if (!state.topics.has(toSlug(topic.name))) orThrow(await addTopic(db, topic, { by }))
}

async function publishShow(demo: Demo, show: DemoShow) {
  const { hub, by, state, signal } = demo
  const { slug } = show.fields
  if (!state.shows.has(slug)) {
    const { siteUrl } = hub.config
    const cover = show.cover ? await keepPicture(hub, path.join(HERE, 'pictures', show.cover), signal) : null
    const { id } = orThrow(await addShow(hub.db, show.fields, { cover, by, siteUrl }))
    orThrow(await editGlossary(hub.db, { id, saves: 0, by }, { terms: show.glossary }))
  }
  const timeZone = hub.config.timeZone
  for (const season of show.seasons)
    if (!state.seasons.has(`${slug}/${season.number}`))
      orThrow(await addSeason(hub.db, { show: slug, timeZone, ...season }, { by }))
  for (const episode of show.episodes) await publishEpisode(demo, show, episode)
}

/** The announcement with all its texts; its recordings come later. */
async function publishEpisode({ hub, by, state, at }: Demo, show: DemoShow, episode: DemoEpisode) {
  const { db, config } = hub
  const { slug, language } = show.fields
  if (state.episodes.has(`${slug}/${episode.fields.slug}`)) return
  const { timeZone } = config
  const { id } = orThrow(await addEpisode(db, { show: slug, language, timeZone, ...episode.fields }, { by }))
  if (episode.report) {
    const body = bindSpaces(await readFile(path.join(HERE, 'texts', episode.report.text), 'utf8'))
    const report = { body, language, authors: episode.report.authors }
    orThrow(await writeReport(db, { episodeId: id, saves: 0, by }, report))
  }
  for (const { title, file, accessible } of episode.documents ?? []) {
    const document = file
      ? await keepDocument(hub, await readFile(path.join(HERE, 'documents', file)), file)
      : null
    const fields = { title, language, announced: !file, accessible: accessible ? 'yes' : 'no' } as const
    orThrow(await addDocument(db, { owner: { episodeId: id }, by }, fields, document))
  }
  const { state: wish } = episode
  if (wish === 'draft') return
  if ('scheduled' in wish)
    orThrow(await scheduleEpisode(db, { episodeId: id, publishAt: at(wish.scheduled), by }))
  else
    await changeVisibility(db, { episodeId: id, visibility: 'public', publishedAt: at(-wish.published), by })
}

async function publishArticles({ hub, by, state, at }: Demo) {
  for (const { published, ...article } of ARTICLES.map((one) => bindWords(one))) {
    if (state.articles.has(article.slug)) continue
    const body = bindSpaces(await readFile(path.join(HERE, 'texts', `${article.slug}.md`), 'utf8'))
    const fields = { ...article, body, language: 'fr', show: 'a-hauteur-de-palier' }
    const { id } = orThrow(
      await addArticle(hub.db, { ...fields, organisation: 'Les Voisins d’en face' }, { by }),
    )
    orThrow(await publishArticle(hub.db, { id, by }, { visibility: 'public' }, at(-published)))
  }
}
