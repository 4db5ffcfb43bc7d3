import { toLine } from '../catalogue/plain-text.ts'
import { toMilliseconds } from '../transcripts/transcript.ts'

export interface Chaptered {
  title: string
  /** Of the recording, seconds; chapters that begin after it are left out. */
  duration: number | null
  chapters: { start: number; title: string }[]
}

/** Podcast namespace, JSON chapters 1.2.0. Times are seconds; a player may cut them to whole ones. */
export function toChaptersJson({ title, duration, chapters }: Chaptered): string {
  const list = chapters
    .filter(({ start }) => start >= 0 && (duration === null || start < duration))
    .map(({ start, title }) => ({ startTime: toMilliseconds(start), title: toLine(title) }))
    .sort((a, b) => a.startTime - b.startTime)
  return `${JSON.stringify({ version: '1.2.0', title: toLine(title), chapters: list })}\n`
}
