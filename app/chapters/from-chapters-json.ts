/** Reads chapters as JSON: the podcast namespace's (1.2.0, `startTime` in seconds) and Podlove's player (`start` as a clock). */
import { z } from 'zod'
import { toUnread } from '../transcripts/reading/given.ts'
import { type Element, parseElement } from '../transcripts/reading/json-lists.ts'
import { parseTypedTime } from '../transcripts/typed-time.ts'
import type { GivenChapters } from './given-chapters.ts'

const Moment = z.union([z.number(), z.string().transform(parseTypedTime)]).pipe(z.number().min(0))
const Chapter = z
  .object({
    startTime: Moment.optional(),
    start: Moment.optional(),
    title: z.string().default(''),
    /** `false`: for pictures and links alone, not in the list of chapters. */
    toc: z.boolean().default(true),
  })
  .transform(({ startTime, start, ...chapter }) => ({ ...chapter, start: startTime ?? start }))

/** `elements` are those of the list of chapters. A chapter without a title has nothing to show, and none with a wrong time is guessed. */
export function fromChaptersJson(elements: readonly Element[]): GivenChapters {
  const given: GivenChapters = { chapters: [], unread: [] }
  for (const element of elements) {
    const chapter = Chapter.safeParse(parseElement(element))
    const { start, title = '', toc = true } = chapter.data ?? {}
    if (start === undefined)
      given.unread.push(toUnread(element.line, chapter.success ? 'no-time' : 'broken', element.source))
    else if (toc && title.trim()) given.chapters.push({ start, title })
  }
  return given
}
