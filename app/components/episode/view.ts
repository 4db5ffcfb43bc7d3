/** What an episode's page shows, ready to be written. */
import type { License } from '../../texts/read-license.ts'
import type { Dates } from '../lists/when.tsx'
import type { Picture } from '../page/cover.tsx'
import type { DocumentView, PartnerView, ReferenceView } from '../page/sources.ts'
import type { Asked } from './moment.ts'
import type { Section } from './sections.ts'

export interface EpisodeView {
  title: string
  language: string
  summary: string
  show: { slug: string; title: string; language: string; seasonLabel: string | null }
  season: { number: number; title: string | null } | null
  organisation: { slug: string; name: string } | null
  type: 'full' | 'trailer' | 'bonus'
  /** Its own, else its show's. */
  cover: Picture | null
  /** The episode's own address. */
  path: string
  dates: Dates
  place: string | null
  /** How to get there. */
  access: string
  /** It has not taken place yet. */
  coming: boolean
  /** Only while one may still come. */
  registration: { state: RegistrationState; url: string | null; host: string | null } | null
  /** Its own, else its show's. */
  license: License | null
  context: { label: string; url: string | null } | null
  people: PersonView[]
  partners: PartnerView[]
  topics: { slug: string; name: string }[]
  report: { body: string; language: string; authors: { name: string; slug: string | null }[] } | null
  references: ReferenceView[]
  documents: DocumentView[]
  /** All recordings, where there are several. */
  parts: PartView[]
  recording: RecordingView | null
}

export interface PersonView {
  name: string
  role: string
  title: string | null
  affiliation: string | null
  /** The page about them; null for a representative without a name, and for who has none any more. */
  path: string | null
  affiliationPath: string | null
  photo: Picture | null
}

export type RegistrationState = 'open' | 'last-places' | 'full' | 'closed'

export interface PartView {
  number: number
  title: string | null
  description: string
  sort: 'whole' | 'part' | 'capsule' | 'excerpt'
  duration: number | null
  /** The one that this page plays. */
  current: boolean
}

export interface RecordingView {
  number: number
  title: string | null
  description: string
  language: string
  duration: number | null
  /** The address of the page that plays it. */
  path: string
  audio: Source[]
  /** The first that plays is taken. */
  video: { sources: Source[]; poster: string | null } | null
  /** Something is still being made of it. */
  underWay: boolean
  captions: { language: string; path: string; automatic: boolean }[]
  asked: Asked | null
  chapters: ChapterView[]
  chaptersAutomatic: boolean
  transcript: { status: TranscriptStatus; language: string; sections: Section[] }
  downloads: { kind: DownloadKind; path: string; size: number }[]
  transcripts: { format: string; language: string; path: string }[]
}

export type DownloadKind = 'sound' | 'light' | 'opus' | 'video' | 'small' | 'full'

export interface Source {
  path: string
  type: string
}

export interface ChapterView {
  start: number
  duration: number | null
  title: string
  /** The moment that was asked for lies in it. */
  current: boolean
}

export type TranscriptStatus =
  | 'automatic'
  | 'imported'
  | 'reviewed'
  | 'silent'
  | 'coming'
  | 'needs-model'
  | 'missing'
