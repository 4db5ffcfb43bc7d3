/** What belongs to an episode of one visibility and must be seen no more than it: people, organisations, topics, articles, files. */
import { createHash } from 'node:crypto'
import type { Db } from '#db/open.ts'
import { indexArticle } from '#db/queries/index-article.ts'
import {
  articles,
  articleTopics,
  assets,
  bylines,
  credits,
  documents,
  episodeTopics,
  organisations,
  people,
  reports,
  topics,
  type Visibility,
} from '#db/schema.ts'
import { openStorage } from '#media-pipeline'

interface Around {
  episodeId: number
  slug: string
  title: string
  visibility: Visibility
}

/** Slugs of what has a part in every subject: their pages are lists. */
export const EVERYWHERE = 'partout'

/**
 * Adds to the episode a speaker, an organisation that speaks, a topic, a report by its speaker, a document, a photo,
 * and beside it an article of the same visibility with a cover, a document and an author of its own. Slugs hold the
 * episode's. The addresses of the files are the answer.
 */
export async function seedAround(db: Db, mediaFolder: string, around: Around): Promise<string[]> {
  const { episodeId, slug, title, visibility } = around
  const everyone = addShared(db)
  const files: string[] = []
  const addFile = async (name: string, type: string) => {
    const file = await storeFile(db, mediaFolder, { name, type, text: `${name} of ${title}` })
    files.push(file.address)
    return file.id
  }
  const photo = await addFile('photo.png', 'image/png')
  const person = addPerson(db, `orateur-${slug}`, title, photo)
  const organisation = addOrganisation(db, `maison-${slug}`, title, await addFile('logo.png', 'image/png'))
  const topic = addTopic(db, `theme-${slug}`, title)
  for (const credit of [
    { personId: person },
    { personId: everyone.person },
    { organisationId: organisation },
    { organisationId: everyone.organisation },
  ])
    db.insert(credits)
      .values({ episodeId, name: title, role: 'speaker', ...credit })
      .run()
  const report = db.insert(reports).values({ episodeId, language: 'fr', body: title }).returning().get()
  const article = db
    .insert(articles)
    .values({
      publicId: `article-${slug}`,
      slug: `article-${slug}`,
      kind: 'news',
      title: `Article, ${title}`,
      body: `Bienvenue. ${title}`,
      language: 'fr',
      organisationId: organisation,
      visibility,
      publishedAt: '2026-03-12T09:00:00.000Z',
      coverAssetId: await addFile('cover.png', 'image/png'),
    })
    .returning()
    .get()
  for (const topicId of [topic, everyone.topic]) {
    db.insert(episodeTopics).values({ episodeId, topicId }).run()
    db.insert(articleTopics).values({ articleId: article.id, topicId }).run()
  }
  const author = addPerson(db, `plume-${slug}`, title, null)
  db.insert(bylines)
    .values([
      { articleId: article.id, personId: author, name: title },
      { reportId: report.id, personId: everyone.person, name: title },
    ])
    .run()
  for (const target of [{ episodeId }, { articleId: article.id }])
    db.insert(documents)
      .values({
        publicId: `document-${Object.keys(target)[0]}-${slug}`,
        title,
        language: 'fr',
        fileName: 'compte-rendu.pdf',
        assetId: await addFile('compte-rendu.pdf', 'application/pdf'),
        ...target,
      })
      .run()
  indexArticle(db, { articleId: article.id })
  return files
}

function addShared(db: Db) {
  const known = db
    .select()
    .from(people)
    .all()
    .find(({ slug }) => slug === EVERYWHERE)
  if (!known)
    return {
      person: addPerson(db, EVERYWHERE, 'Partout', null),
      organisation: addOrganisation(db, EVERYWHERE, 'Partout', null),
      topic: addTopic(db, EVERYWHERE, 'Partout'),
    }
  const find = (rows: { id: number; slug: string }[]) => rows.find(({ slug }) => slug === EVERYWHERE)!.id
  return {
    person: known.id,
    organisation: find(db.select().from(organisations).all()),
    topic: find(db.select().from(topics).all()),
  }
}

function addPerson(db: Db, slug: string, name: string, photoAssetId: number | null): number {
  return db.insert(people).values({ slug, name, sortName: slug, photoAssetId }).returning().get().id
}

function addOrganisation(db: Db, slug: string, name: string, logoAssetId: number | null): number {
  return db.insert(organisations).values({ slug, name, logoAssetId }).returning().get().id
}

const addTopic = (db: Db, slug: string, name: string): number =>
  db.insert(topics).values({ slug, name }).returning().get().id

let stored = 0

async function storeFile(
  db: Db,
  folder: string,
  { name, type, text }: { name: string; type: string; text: string },
) {
  const bytes = Buffer.from(text)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const publicId = `policy${String(++stored).padStart(6, '0')}`
  const key = `policy/${publicId}/${name}`
  await openStorage(`file:${folder}`).write(key, bytes)
  const { id } = db.insert(assets).values({ publicId, key, type, size: bytes.length, hash }).returning().get()
  return { id, address: `/media/${publicId}/${hash.slice(0, 16)}/${name}` }
}
