/** Cues become text that can be read: sections, and paragraphs of one speaker in them. */
import type { Asked } from './moment.ts'

export interface SpokenLine {
  start: number
  end: number
  text: string
  speaker: string | null
}

export interface Paragraph {
  /** Its name in the page's address: `t812.5`. */
  id: string
  start: number
  end: number
  /** Given where it changes. */
  speaker: string | null
  text: string
  /** Within the passage that was asked for. */
  asked: boolean
}

export interface Section {
  start: number
  /** The chapter's title; null where the recording has no chapters. */
  title: string | null
  paragraphs: Paragraph[]
}

const CUES_PER_PARAGRAPH = 4
/** Without the end of a sentence, a paragraph ends here all the same. */
const MOST_CUES = 8
const SECONDS_PER_SECTION = 60
/** A cue that begins so little before a chapter is its first; chapters and cues are snapped to silences apart. */
const TOLERANCE = 0.25

/** One section per chapter, or per minute or so where there are none. Every cue is in exactly one paragraph. */
export function toSections(
  lines: SpokenLine[],
  chapters: { start: number; title: string }[],
  asked: Asked | null = null,
): Section[] {
  const sections = chapters.length > 0 ? byChapter(lines, chapters) : byMinute(lines)
  let speaker: string | null = null
  return sections.map(({ start, title, groups }) => ({
    start,
    title,
    paragraphs: groups.map((group) => {
      const paragraph = toParagraph(group, speaker, asked)
      speaker = group[0]!.speaker
      return paragraph
    }),
  }))
}

interface Grouped {
  start: number
  title: string | null
  groups: SpokenLine[][]
}

function byChapter(lines: SpokenLine[], chapters: { start: number; title: string }[]): Grouped[] {
  const begins = [{ start: 0, title: null }, ...chapters]
  return begins
    .map(({ start, title }, at) => {
      const until = (begins[at + 1]?.start ?? Number.POSITIVE_INFINITY) - TOLERANCE
      const from = at === 0 ? 0 : start - TOLERANCE
      const within = lines.filter((line) => line.start >= from && line.start < until)
      return { start, title, groups: toGroups(within) }
    })
    .filter((section) => section.groups.length > 0)
}

function byMinute(lines: SpokenLine[]): Grouped[] {
  const sections: Grouped[] = []
  for (const group of toGroups(lines)) {
    const start = group[0]!.start
    const last = sections.at(-1)
    if (last && start - last.start < SECONDS_PER_SECTION) last.groups.push(group)
    else sections.push({ start, title: null, groups: [group] })
  }
  return sections
}

/** A new paragraph for another speaker, and after some four cues where a sentence ends. */
function toGroups(lines: SpokenLine[]): SpokenLine[][] {
  const groups: SpokenLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last && last[0]!.speaker === line.speaker && !isFull(last)) last.push(line)
    else groups.push([line])
  }
  return groups
}

function isFull(group: SpokenLine[]): boolean {
  const ends = /[.!?…]["»”)]?\s*$/.test(group.at(-1)!.text)
  return group.length >= MOST_CUES || (group.length >= CUES_PER_PARAGRAPH && ends)
}

function toParagraph(group: SpokenLine[], before: string | null, asked: Asked | null): Paragraph {
  const start = group[0]!.start
  const end = group.at(-1)!.end
  const { speaker } = group[0]!
  return {
    id: `t${Math.round(start * 10) / 10}`,
    start,
    end,
    speaker: speaker === before ? null : speaker,
    text: group.map((line) => line.text).join(' '),
    asked: asked !== null && start < (asked.end ?? asked.start + 0.001) && end > asked.start,
  }
}
