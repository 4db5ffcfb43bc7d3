/** Chapters that a person brings, and what of their file could not be read. */
import { tidyChapters } from '#media-pipeline'
import type { Unread } from '../transcripts/reading/given.ts'

export interface GivenChapters {
  chapters: { start: number; title: string }[]
  unread: Unread[]
}

export interface FittingChapters extends GivenChapters {
  /** How many begin after the end of the recording and are missing. */
  beyond: number
}

/** In order, each moment once, within the recording where its length is known. */
export function fitChapters({ chapters, unread }: GivenChapters, duration: number | null): FittingChapters {
  const beyond = chapters.filter(({ start }) => duration !== null && start >= duration).length
  return { chapters: tidyChapters(chapters, duration), unread, beyond }
}
