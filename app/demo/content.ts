/** The shape of what the demo publishes: the fields of the studio's own forms, and the files that go with them. */
import type { z } from 'zod'
import type { GlossaryFields } from '../catalogue/edit-glossary.ts'
import type { NewEpisode } from '../catalogue/episode-fields.ts'
import type { NewSeason } from '../catalogue/season-fields.ts'
import type { NewShow } from '../catalogue/show-fields.ts'

type SeasonInput = z.input<typeof NewSeason>
type EpisodeInput = z.input<typeof NewEpisode>

export interface DemoShow {
  fields: z.input<typeof NewShow> & { slug: string }
  /** In `pictures/`; one is drawn where left out. */
  cover?: string
  glossary: z.input<typeof GlossaryFields>['terms']
  seasons: (Omit<SeasonInput, 'number'> & { number: number })[]
  episodes: DemoEpisode[]
}

export interface DemoEpisode {
  fields: Omit<EpisodeInput, 'slug' | 'language' | 'title'> & {
    slug: string
    language?: string
    title: string
  }
  /** Days before today on which it was published; days from today on which it will be; or a draft. */
  state: { published: number } | { scheduled: number } | 'draft'
  recordings: DemoRecording[]
  /** A Markdown file in `texts/`, and who wrote it. */
  report?: { text: string; authors: string }
  documents?: DemoDocument[]
}

export interface DemoRecording {
  /** In `recordings/`, or beside the tests that know its words. */
  file: string
  title?: string
  description?: string
  sort?: 'whole' | 'part' | 'capsule'
  language?: string
  /** The corrected transcript beside it, reviewed; without one the words are recognised while the demo runs. */
  transcript?: string
  chapters?: [start: number, title: string][]
  /** Tastes of it. */
  soundbites?: [start: number, end: number, title: string][]
  /** Days before today on which it could be heard first, where that was later than its episode. */
  published?: number
}

export interface DemoDocument {
  title: string
  /** In `documents/`; announced where left out. */
  file?: string
  accessible?: boolean
}

export interface DemoArticle {
  slug: string
  kind: 'news' | 'call' | 'publication' | 'press'
  title: string
  summary: string
  /** Days before today. */
  published: number
  authors: string
  topics: string
  contact?: string
}

/** The day so many days from today, `2026-03-12`, on a clock of the zone. */
export function dayFromToday(days: number, timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('sv', { timeZone }).format(new Date(now.getTime() + days * 86_400_000))
}
