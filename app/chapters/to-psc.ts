/** Podlove Simple Chapters 1.2: what Spotify and AntennaPod read of chapters in a feed. */
import { toLine } from '../catalogue/plain-text.ts'
import { toMilliseconds } from '../transcripts/transcript.ts'

/** Attributes of each `psc:chapter`, in order; times are clocks with hours, since some apps read plain seconds as 0. */
export function toPsc(
  chapters: { start: number; title: string }[],
  duration: number | null,
): { start: string; title: string }[] {
  return chapters
    .filter(({ start, title }) => start >= 0 && (!duration || start < duration) && toLine(title) !== '')
    .sort((a, b) => a.start - b.start)
    .map(({ start, title }) => ({ start: clock(start), title: toLine(title) }))
}

/** `HH:MM:SS.mmm` */
function clock(seconds: number): string {
  const thousandths = Math.round(toMilliseconds(seconds) * 1_000)
  const part = (size: number, of: number, digits = 2) =>
    String(Math.floor(thousandths / size) % of).padStart(digits, '0')
  return `${part(3_600_000, 1_000)}:${part(60_000, 60)}:${part(1_000, 60)}.${part(1, 1_000, 3)}`
}
