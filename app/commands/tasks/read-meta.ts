/** The file of `ingest --meta`: what is known of an episode and its recordings, as JSON. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { CREDIT_ROLES, PARTNER_ROLES, REGISTRATIONS, SORTS } from '#db/schema.ts'
import { CREDIT_KINDS } from '../../catalogue/keep-credits.ts'

const text = z.string()
const Time = z.union([z.number().min(0), text])

const Transcript = z.union([
  text.transform((file): { file: string; language?: string; reviewed: boolean } => ({
    file,
    reviewed: false,
  })),
  z.strictObject({
    /** With times, beside this file. */
    file: text,
    language: text.optional(),
    /** A person has read it. */
    reviewed: z.boolean().default(false),
  }),
])

const Chapters = z.array(
  z.strictObject({
    /** Seconds, or `1:02:03`. */
    start: Time,
    title: text,
    speakers: z.array(text).optional(),
  }),
)

const Recording = z.strictObject({
  /** Beside this file; or the name of a file of the command. */
  file: text,
  title: text.optional(),
  description: text.optional(),
  sort: z.enum(SORTS).optional(),
  /** After which paragraph of the report it stands. */
  place: z.number().int().min(1).optional(),
  language: text.optional(),
  chapters: Chapters.optional(),
  transcript: Transcript.optional(),
})

/** Of the episode. */
const Episode = z.strictObject({
  title: text.optional(),
  slug: text.optional(),
  summary: text.optional(),
  language: text.optional(),
  season: z.number().int().min(1).optional(),
  number: z.number().int().min(1).optional(),
  /** What apps show in the number's place. */
  numberLabel: text.optional(),
  type: z.enum(['full', 'trailer', 'bonus']).optional(),
  /** The show's where left out. */
  explicit: z.boolean().optional(),
  license: text.optional(),
  /** `2026-06-01T18:30:00+02:00`, `2026-06-01`, `2026-06`. */
  startsAt: text.optional(),
  endsAt: text.optional(),
  timeZone: text.optional(),
  place: text.optional(),
  placeGeo: text.optional(),
  placeOsm: text.optional(),
  access: text.optional(),
  registration: z.enum(REGISTRATIONS).optional(),
  registrationUrl: text.optional(),
  contextLabel: text.optional(),
  contextUrl: text.optional(),
  topics: z.array(text).optional(),
  credits: z
    .array(
      z.strictObject({
        name: text,
        kind: z.enum(CREDIT_KINDS).optional(),
        role: z.enum(CREDIT_ROLES).optional(),
        title: text.optional(),
        affiliation: text.optional(),
      }),
    )
    .optional(),
  partners: z
    .array(z.strictObject({ organisation: text, role: z.enum(PARTNER_ROLES).optional() }))
    .optional(),
  references: z
    .array(
      z.strictObject({
        title: text,
        author: text.optional(),
        publisher: text.optional(),
        year: z.number().int().optional(),
        url: text.optional(),
        note: text.optional(),
      }),
    )
    .optional(),
})

export const Meta = Episode.extend({
  /** Of a single recording; of several each has its own. */
  chapters: Chapters.optional(),
  transcript: Transcript.optional(),
  recordings: z.array(Recording).min(1).optional(),
})

export interface RecordingMeta extends Omit<z.output<typeof Recording>, 'file'> {
  /** Absolute. */
  file: string
}

export interface ReadMeta {
  episode: z.output<typeof Episode>
  recordings: RecordingMeta[]
}

/** Reads the file, every path in it absolute afterwards. `files` are those of the command. Throws every mistake in words. */
export async function readMeta(file: string, files: string[]): Promise<ReadMeta> {
  const parsed = Meta.safeParse(await readJson(file))
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${file}: ${inWords(issue)}`).join('\n'))
  const { recordings = [], chapters, transcript, ...episode } = parsed.data
  const beside = (name: string) => path.resolve(path.dirname(file), name)
  const named = recordings.map((one) => ({
    ...one,
    file: files.find((other) => path.basename(other) === one.file) ?? beside(one.file),
  }))
  const others = files
    .filter((one) => !named.some((known) => known.file === one))
    .map((one) => ({ file: one }))
  const all: RecordingMeta[] = [...named, ...others]
  if ((chapters || transcript) && all.length > 1)
    throw new Error(`${file}: chapters and transcript belong under recordings where there are several.`)
  return {
    episode,
    recordings: all
      .map((one) => ({ ...(chapters ? { chapters } : {}), ...(transcript ? { transcript } : {}), ...one }))
      .map((one) =>
        one.transcript
          ? { ...one, transcript: { ...one.transcript, file: beside(one.transcript.file) } }
          : one,
      ),
  }
}

async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file, 'utf8').catch((cause) => {
    throw new Error(`${file} cannot be read.`, { cause })
  })
  try {
    return JSON.parse(bytes.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}.`, { cause })
  }
}

function inWords(issue: z.core.$ZodIssue): string {
  const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  if (issue.code === 'unrecognized_keys') return `${where}there is no field ${issue.keys.join(', ')}.`
  return `${where}${issue.message}.`
}
