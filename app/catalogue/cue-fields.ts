/** Times and words as forms and commands give them. */
import { z } from 'zod'
import { CUES_PER_TRANSCRIPT } from '#db/queries/index-transcript.ts'
import { parseTypedTime } from '../transcripts/typed-time.ts'
import type { MistakeCode } from './answers.ts'
import { anyLine, optionalLine, placesThatSay, rows, tick } from './fields.ts'
import { line } from './plain-text.ts'

/** Seconds, or a time as it is typed; the mistake's code where it is none. */
export const moment = (code: MistakeCode) =>
  z
    .union([z.number(), z.string().transform(parseTypedTime)], code)
    .pipe(z.number(code).min(0, code).max(1_000_000, code))

/** One page of cues, each with the number that it has. */
export const CuesFields = z.object({
  cues: rows(['number'], {
    number: z.coerce
      .number()
      .int()
      .min(0)
      .max(CUES_PER_TRANSCRIPT - 1),
    start: moment('cue-time'),
    end: moment('cue-time'),
    speaker: optionalLine(255),
    text: anyLine(5_000),
    /** The line is taken away. */
    gone: tick,
  }),
})
export type CueInput = z.output<typeof CuesFields>['cues'][number]

const SAYS = ['start', 'title', 'speakers'] as const

export const ChaptersFields = z.object({
  chapters: rows([...SAYS], {
    start: moment('chapter-time'),
    title: line(255),
    /** Names, separated by commas. */
    speakers: optionalLine(1_000),
  }),
})

/** Where in the form the chapters stand that say something. */
export const placesOf = (chapters: z.input<typeof ChaptersFields>['chapters']) =>
  placesThatSay(chapters, SAYS)
