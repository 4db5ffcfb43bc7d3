/** Whatever readers may see has a field in the studio, or a reason for having none: every column of the catalogue is named here. */
import { existsSync, readFileSync } from 'node:fs'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import * as schema from '#db/schema.ts'
import { OrganisationFields } from '../app/catalogue/add-organisation.ts'
import { PersonFields } from '../app/catalogue/add-person.ts'
import { TopicFields } from '../app/catalogue/add-topic.ts'
import { TurnsFields } from '../app/catalogue/assign-speakers.ts'
import { ChaptersFields, CuesFields } from '../app/catalogue/cue-fields.ts'
import { GlossaryFields } from '../app/catalogue/edit-glossary.ts'
import { RecordingFields } from '../app/catalogue/edit-recording.ts'
import { NewEpisode } from '../app/catalogue/episode-fields.ts'
import { DocumentFields } from '../app/catalogue/keep-documents.ts'
import { ReportFields } from '../app/catalogue/report-fields.ts'
import { NewSeason } from '../app/catalogue/season-fields.ts'
import { NewShow } from '../app/catalogue/show-fields.ts'
import { NewArticle } from '../app/catalogue/write-article.ts'

/** What a verb reads, and where its form is drawn. */
interface Form {
  fields: z.ZodType | null
  drawn: string[]
}

const PARTNERS = 'components/studio/partner-rows.tsx'
const WHEN = 'components/studio/when-fields.tsx'
const MODEL = 'components/studio/model-field.tsx'
const REFERENCES = 'components/studio/reference-rows.tsx'
const LICENSE = 'components/studio/license-fields.tsx'
const COVER = 'components/studio/cover-field.tsx'
const NAMES = 'components/studio/name-fields.tsx'

const FORMS = {
  show: {
    fields: NewShow,
    drawn: [
      'components/studio/show-fields.tsx',
      'components/studio/show-apps.tsx',
      'components/studio/category-field.tsx',
      'components/studio/funding-rows.tsx',
      COVER,
      LICENSE,
      PARTNERS,
      MODEL,
    ],
  },
  season: { fields: NewSeason, drawn: ['components/studio/season-fields.tsx', PARTNERS, WHEN, REFERENCES] },
  episode: {
    fields: NewEpisode,
    drawn: [
      'components/studio/episode-fields.tsx',
      'components/studio/credit-rows.tsx',
      COVER,
      LICENSE,
      PARTNERS,
      WHEN,
      REFERENCES,
    ],
  },
  recording: {
    fields: RecordingFields,
    drawn: ['components/studio/recording-fields.tsx', 'components/studio/soundbite-rows.tsx', MODEL],
  },
  report: { fields: ReportFields, drawn: ['components/studio/report-fields.tsx'] },
  document: { fields: DocumentFields, drawn: ['components/studio/document-fields.tsx'] },
  chapters: { fields: ChaptersFields, drawn: ['components/studio/chapter-rows.tsx'] },
  cues: { fields: CuesFields, drawn: ['components/studio/cue-rows.tsx'] },
  glossary: { fields: GlossaryFields, drawn: ['components/studio/glossary-rows.tsx'] },
  corrections: {
    fields: null,
    drawn: ['components/studio/correction-list.tsx', 'routes/studio/corrections.tsx'],
  },
  turns: { fields: TurnsFields, drawn: ['components/studio/turn-list.tsx'] },
  person: { fields: PersonFields, drawn: [NAMES] },
  organisation: { fields: OrganisationFields, drawn: [NAMES] },
  topic: { fields: TopicFields, drawn: [NAMES] },
  article: { fields: NewArticle, drawn: ['components/studio/article-fields.tsx', REFERENCES] },
  publish: { fields: null, drawn: ['routes/studio/publish.tsx', 'components/studio/publish-forms.tsx'] },
  'publish-article': {
    fields: null,
    drawn: ['routes/studio/publish-article.tsx', 'components/studio/publish-forms.tsx'],
  },
} satisfies Record<string, Form>

/** Fields of a form, files among them; or why a column has none. */
type Place = { form: keyof typeof FORMS; names: string[]; files?: string[] } | { none: string }

const at = (form: keyof typeof FORMS, ...names: string[]): Place => ({ form, names })
const file = (form: keyof typeof FORMS, name: string): Place => ({ form, names: [], files: [name] })
const none = (reason: string): Place => ({ none: reason })

const ID = none('an id: given once, never typed')
const HOME = none('what it belongs to: the page whose form it is')
const COUNTED = none('counted by the verbs')
const CLOCK = none('the moment of the change itself')
const ORDER = none('the order of the rows in the form')
const HEARD = none('measured by the pipeline')
const IMPORTED = none('tags that a feed brought along: handed on as they were')
const REMOVED = none('the buttons that remove and bring back')

type Columns<T> = T extends { $inferSelect: infer Row } ? Record<keyof Row, Place> : never

const EPISODE_WHEN = {
  startsAt: at('episode', 'startsDate', 'startsTime'),
  endsAt: at('episode', 'endsDate', 'endsTime'),
  timeZone: at('episode', 'timeZone'),
  precision: at('episode', 'precision'),
}

const PLACES = {
  shows: {
    id: ID,
    organisationId: at('show', 'organisation'),
    slug: at('show', 'slug'),
    title: at('show', 'title'),
    kind: at('show', 'kind'),
    description: at('show', 'description'),
    language: at('show', 'language'),
    author: at('show', 'author'),
    email: at('show', 'email'),
    category: at('show', 'category'),
    explicit: at('show', 'explicit'),
    reviewsChapters: at('show', 'reviewsChapters'),
    seasonLabel: at('show', 'seasonLabel'),
    model: at('show', 'model'),
    guid: ID,
    videoGuid: ID,
    guidKept: none('once the site has a public address'),
    coverAssetId: file('show', 'cover'),
    medium: at('show', 'medium'),
    serial: at('show', 'serial'),
    license: at('show', 'license', 'ownLicense'),
    licenseUrl: at('show', 'licenseUrl'),
    location: at('show', 'location'),
    locationGeo: at('show', 'locationGeo'),
    locationOsm: at('show', 'locationOsm'),
    locked: at('show', 'locked'),
    ended: at('show', 'ended'),
    movedTo: at('show', 'movedTo'),
    movedVideoTo: at('show', 'movedVideoTo'),
    pagesFeeds: at('show', 'pagesFeeds'),
    keptTags: IMPORTED,
    version: COUNTED,
    saves: COUNTED,
    createdAt: CLOCK,
    changedAt: CLOCK,
    removedAt: REMOVED,
  } satisfies Columns<typeof schema.shows>,
  seasons: {
    id: ID,
    showId: HOME,
    number: at('season', 'number'),
    title: at('season', 'title'),
    description: at('season', 'description'),
    edition: at('season', 'edition'),
    startsAt: at('season', 'startsDate', 'startsTime'),
    endsAt: at('season', 'endsDate', 'endsTime'),
    timeZone: at('season', 'timeZone'),
    precision: at('season', 'precision'),
    saves: COUNTED,
  } satisfies Columns<typeof schema.seasons>,
  episodes: {
    id: ID,
    publicId: ID,
    showId: HOME,
    seasonId: at('episode', 'season'),
    slug: at('episode', 'slug'),
    title: at('episode', 'title'),
    summary: at('episode', 'summary'),
    number: at('episode', 'number'),
    numberLabel: at('episode', 'numberLabel'),
    explicit: at('episode', 'explicit'),
    license: at('episode', 'license', 'ownLicense'),
    licenseUrl: at('episode', 'licenseUrl'),
    type: at('episode', 'type'),
    language: at('episode', 'language'),
    visibility: at('publish', 'intent'),
    visibilityBefore: REMOVED,
    underReview: at('episode', 'underReview'),
    ...EPISODE_WHEN,
    place: at('episode', 'place'),
    placeGeo: at('episode', 'placeGeo'),
    placeOsm: at('episode', 'placeOsm'),
    access: at('episode', 'access'),
    registration: at('episode', 'registration'),
    registrationUrl: at('episode', 'registrationUrl'),
    contextLabel: at('episode', 'contextLabel'),
    contextUrl: at('episode', 'contextUrl'),
    coverAssetId: file('episode', 'cover'),
    publishedAt: none('the moment at which it was published first'),
    publishAt: at('publish', 'date', 'time'),
    publishWhenReady: at('publish', 'intent'),
    version: COUNTED,
    saves: COUNTED,
    createdAt: CLOCK,
    changedAt: CLOCK,
  } satisfies Columns<typeof schema.episodes>,
  recordings: {
    id: ID,
    publicId: ID,
    episodeId: HOME,
    number: none('given once by the order of arrival: it stands in addresses'),
    title: at('recording', 'title'),
    description: at('recording', 'description'),
    sort: at('recording', 'sort'),
    place: at('recording', 'place'),
    guid: ID,
    language: at('recording', 'language'),
    sourceAssetId: none('the uploaded file; another one by the upload page'),
    fileName: none('as the producer’s machine named the uploaded file'),
    duration: HEARD,
    loudness: HEARD,
    loudnessReached: HEARD,
    fullPicture: at('recording', 'fullPicture'),
    model: at('recording', 'model'),
    words: at('recording', 'words'),
    publishedAt: none('the moment at which it could be heard first'),
    keptTags: IMPORTED,
    wordsKey: none('where the words that a person gave lie in storage'),
    saves: COUNTED,
    createdAt: CLOCK,
    removedAt: REMOVED,
  } satisfies Columns<typeof schema.recordings>,
  fundings: {
    id: ID,
    showId: HOME,
    url: at('show', 'fundings.url'),
    label: at('show', 'fundings.label'),
    position: ORDER,
  } satisfies Columns<typeof schema.fundings>,
  hosts: { showId: HOME, personId: at('show', 'hosts'), position: ORDER } satisfies Columns<
    typeof schema.hosts
  >,
  soundbites: {
    id: ID,
    recordingId: HOME,
    start: at('recording', 'soundbites.start'),
    duration: at('recording', 'soundbites.start', 'soundbites.end'),
    title: at('recording', 'soundbites.title'),
  } satisfies Columns<typeof schema.soundbites>,
  organisations: {
    id: ID,
    slug: none('made from the name once: it stands in addresses'),
    name: at('organisation', 'name'),
    acronym: at('organisation', 'acronym'),
    description: at('organisation', 'description'),
    url: at('organisation', 'url'),
    primaryColour: at('organisation', 'primaryColour'),
    secondaryColour: at('organisation', 'secondaryColour'),
    logoAssetId: file('organisation', 'logo'),
    saves: COUNTED,
    removedAt: REMOVED,
  } satisfies Columns<typeof schema.organisations>,
  people: {
    id: ID,
    slug: none('made from the name once: it stands in addresses'),
    name: at('person', 'name'),
    sortName: at('person', 'sortName'),
    bio: at('person', 'bio'),
    photoAssetId: file('person', 'photo'),
    url: at('person', 'url'),
    saves: COUNTED,
    removedAt: REMOVED,
  } satisfies Columns<typeof schema.people>,
  affiliations: {
    id: ID,
    personId: HOME,
    organisationId: at('person', 'affiliations.organisation'),
    title: at('person', 'affiliations.title'),
    from: at('person', 'affiliations.from'),
    until: at('person', 'affiliations.until'),
  } satisfies Columns<typeof schema.affiliations>,
  credits: {
    id: ID,
    episodeId: HOME,
    personId: at('episode', 'credits.kind', 'credits.name'),
    organisationId: at('episode', 'credits.kind', 'credits.affiliation'),
    name: at('episode', 'credits.name'),
    role: at('episode', 'credits.role'),
    title: at('episode', 'credits.title'),
    affiliation: at('episode', 'credits.affiliation'),
    position: at('episode', 'credits.position'),
  } satisfies Columns<typeof schema.credits>,
  partnerships: {
    id: ID,
    organisationId: at('episode', 'partners.organisation'),
    showId: HOME,
    seasonId: HOME,
    episodeId: HOME,
    role: at('episode', 'partners.role'),
    position: ORDER,
  } satisfies Columns<typeof schema.partnerships>,
  articles: {
    id: ID,
    publicId: ID,
    slug: at('article', 'slug'),
    kind: at('article', 'kind'),
    showId: at('article', 'show'),
    organisationId: at('article', 'organisation'),
    title: at('article', 'title'),
    summary: at('article', 'summary'),
    body: at('article', 'body'),
    language: at('article', 'language'),
    contact: at('article', 'contact'),
    coverAssetId: file('article', 'cover'),
    visibility: at('publish-article', 'intent'),
    visibilityBefore: REMOVED,
    publishedAt: none('the moment at which it was published first'),
    publishAt: at('publish-article', 'date', 'time'),
    saves: COUNTED,
    createdAt: CLOCK,
    changedAt: CLOCK,
  } satisfies Columns<typeof schema.articles>,
  reports: {
    id: ID,
    episodeId: HOME,
    body: at('report', 'body'),
    language: at('report', 'language'),
    saves: COUNTED,
    createdAt: CLOCK,
    changedAt: CLOCK,
  } satisfies Columns<typeof schema.reports>,
  bylines: {
    id: ID,
    articleId: HOME,
    reportId: HOME,
    personId: at('article', 'authors'),
    name: at('report', 'authors'),
    position: ORDER,
  } satisfies Columns<typeof schema.bylines>,
  references: {
    id: ID,
    episodeId: HOME,
    seasonId: HOME,
    articleId: HOME,
    author: at('episode', 'references.author'),
    title: at('episode', 'references.title'),
    publisher: at('episode', 'references.publisher'),
    year: at('episode', 'references.year'),
    url: at('episode', 'references.url'),
    note: at('episode', 'references.note'),
    position: ORDER,
  } satisfies Columns<typeof schema.references>,
  documents: {
    id: ID,
    publicId: ID,
    showId: HOME,
    seasonId: HOME,
    episodeId: HOME,
    articleId: HOME,
    title: at('document', 'title'),
    language: at('document', 'language'),
    assetId: { form: 'document', names: ['announced'], files: ['file'] },
    fileName: none('as the producer’s machine named the file'),
    accessible: at('document', 'accessible'),
    position: at('document', 'position'),
    createdAt: CLOCK,
    removedAt: REMOVED,
  } satisfies Columns<typeof schema.documents>,
  topics: {
    id: ID,
    slug: none('made from the name once: it stands in addresses'),
    name: at('topic', 'name'),
    description: at('topic', 'description'),
    saves: COUNTED,
    removedAt: REMOVED,
  } satisfies Columns<typeof schema.topics>,
  episode_topics: { episodeId: HOME, topicId: at('episode', 'topics') } satisfies Columns<
    typeof schema.episodeTopics
  >,
  article_topics: { articleId: HOME, topicId: at('article', 'topics') } satisfies Columns<
    typeof schema.articleTopics
  >,
  chapters: {
    id: ID,
    recordingId: HOME,
    start: at('chapters', 'chapters.start'),
    title: at('chapters', 'chapters.title'),
    origin: none('whether a person or a machine wrote them'),
    proposed: none('until the chapters’ form is saved, or its button accepts them all'),
  } satisfies Columns<typeof schema.chapters>,
  chapter_speakers: { chapterId: HOME, personId: at('chapters', 'chapters.speakers') } satisfies Columns<
    typeof schema.chapterSpeakers
  >,
  cues: {
    revisionId: HOME,
    number: at('cues', 'cues.number'),
    start: at('cues', 'cues.start'),
    end: at('cues', 'cues.end'),
    text: at('cues', 'cues.text'),
    personId: at('cues', 'cues.speaker'),
    speaker: at('turns', 'turns.who', 'turns.name'),
    confidence: HEARD,
    words: HEARD,
    corrected: none('marked when a person changes the line'),
  } satisfies Columns<typeof schema.cues>,
  terms: {
    id: ID,
    showId: HOME,
    term: at('glossary', 'terms.term'),
    synonyms: at('glossary', 'terms.synonyms'),
    expansion: at('glossary', 'terms.expansion'),
    position: ORDER,
  } satisfies Columns<typeof schema.terms>,
  corrections: {
    id: at('corrections', 'correction'),
    revisionId: HOME,
    cue: HEARD,
    word: HEARD,
    heard: HEARD,
    written: none('the term or the name itself'),
    state: at('corrections', 'intent'),
  } satisfies Columns<typeof schema.corrections>,
} satisfies Record<string, Record<string, Place>>

/** Tables that say nothing to a reader by themselves. */
const NOT_WRITTEN: Record<string, string> = {
  users: 'the accounts’ page',
  user_shows: 'the accounts’ page',
  sessions: 'signing in',
  tokens: 'keys of programs',
  uploads: 'files on their way in',
  audit: 'written beside every change',
  outbox: 'what is to be told to others',
  feeds: 'when each feed changed last',
  assets: 'stored objects',
  picture_sizes: 'other sizes of a stored picture',
  renditions: 'made by the pipeline',
  transcripts: 'holds revisions',
  revisions: 'holds cues',
  jobs: 'the pipeline’s work',
  steps: 'the pipeline’s work',
}

const tables = Object.values(schema).filter((value) => is(value, SQLiteTable))
const places = Object.entries(PLACES).flatMap(([table, columns]) =>
  Object.entries(columns as Record<string, Place>).map(([column, place]) => ({
    column: `${table}.${column}`,
    place,
  })),
)

test('every column of the catalogue has a field in the studio or a reason for having none', () => {
  const columns = tables
    .filter((table) => !(getTableName(table) in NOT_WRITTEN))
    .flatMap((table) =>
      Object.keys(getTableColumns(table)).map((column) => `${getTableName(table)}.${column}`),
    )
  const named = places.map(({ column }) => column)
  expect(columns.filter((column) => !named.includes(column))).toEqual([])
  expect(named.filter((column) => !columns.includes(column))).toEqual([])
})

test('every field that a column names is read by its verb', () => {
  const missing = places.flatMap(({ column, place }) => {
    if ('none' in place) return []
    const { fields } = FORMS[place.form] as Form
    return fields === null
      ? []
      : place.names.filter((name) => !reads(fields, name)).map((name) => `${column}: ${name}`)
  })
  expect(missing).toEqual([])
})

test('every field that a column names is drawn in its form', () => {
  const missing = places.flatMap(({ column, place }) => {
    if ('none' in place) return []
    const drawn = textOf(FORMS[place.form].drawn)
    return [...place.names, ...(place.files ?? [])]
      .filter((name) => !draws(drawn, name))
      .map((name) => `${column}: ${name}`)
  })
  expect(missing).toEqual([])
})

test('every field that a verb reads is drawn in its form', () => {
  const missing = Object.entries(FORMS as Record<string, Form>).flatMap(([form, { fields, drawn }]) => {
    const text = textOf(drawn)
    return namesIn(fields)
      .filter((name) => !draws(text, name))
      .map((name) => `${form}: ${name}`)
  })
  expect(missing).toEqual([])
})

/** What stands in the files that draw a form; a file that is not there draws nothing. */
function textOf(drawn: string[]): string {
  const files = drawn.map((path) => `app/${path}`).filter((path) => existsSync(path))
  return files.map((path) => readFileSync(path, 'utf8')).join('\n')
}

/** `credits.name` is the field `name` of the rows `credits`. */
function reads(fields: z.ZodType, name: string): boolean {
  return namesIn(fields).includes(name)
}

function namesIn(fields: z.ZodType | null): string[] {
  return Object.entries((fields && shapeOf(fields)) ?? {}).flatMap(([name, field]) => {
    const row = shapeOf(field)
    return row ? Object.keys(row).map((key) => `${name}.${key}`) : [name]
  })
}

function draws(text: string, name: string): boolean {
  const [first, key] = name.split('.') as [string, string?]
  if (key === undefined) return text.includes(`name="${first}"`)
  const hasRows = text.includes(`list="${first}"`) || text.includes(`\`${first}.\${`)
  return hasRows && text.includes(`name={\`\${prefix}${key}\`}`)
}

type Shape = Record<string, z.ZodType>

/** The fields of an object, or of a list's rows, however they are wrapped; null of anything else. */
function shapeOf(type: z.ZodType): Shape | null {
  const { def } = type as unknown as { def: Record<string, unknown> & { shape?: Shape } }
  if (def.shape) return def.shape
  for (const part of ['innerType', 'element', 'in', 'out']) {
    const shape = def[part] ? shapeOf(def[part] as z.ZodType) : null
    if (shape) return shape
  }
  return null
}
