/** The shapes that transcription leaves in storage, checked when they are read again. */
import { z } from 'zod'
import type { Heard, Pauses } from '../messages.ts'

const HeardWord = z.object({ start: z.number(), end: z.number(), text: z.string(), confidence: z.number() })

const HeardCue = z.object({
  start: z.number(),
  end: z.number(),
  text: z.string(),
  words: z.array(HeardWord),
  confidence: z.number().nullable(),
})

/** The transcript of a whole recording. */
export const heardSchema: z.ZodType<Heard> = z.object({
  language: z.string(),
  engine: z.string(),
  model: z.string(),
  cues: z.array(HeardCue),
})

/** What the recogniser said of one chunk, with times of the whole recording. */
export const chunkSchema = heardSchema

const Pause = z.object({ start: z.number(), end: z.number() })

/** What an analysis leaves beside the speech. */
export const pausesSchema: z.ZodType<Pauses> = z.object({
  silences: z.array(Pause),
  scenes: z.array(z.number()),
})
