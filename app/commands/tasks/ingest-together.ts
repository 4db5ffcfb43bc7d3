/** One episode with its recordings, and what is known of them. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { findEpisodeReport } from '#db/queries/get-episode-report.ts'
import { findStudioRecording } from '#db/queries/studio-publish.ts'
import { NOBODY } from '../../catalogue/audit.ts'
import { correctChapters, readChapters } from '../../catalogue/correct-chapters.ts'
import { editRecording, readRecording } from '../../catalogue/edit-recording.ts'
import { titleOfFile } from '../../catalogue/title-of-file.ts'
import { STUDIO_WORDS } from '../../locales/studio.ts'
import type { Hub } from '../../server/hub.ts'
import { enqueueSteps } from '../../server/keep-moving.ts'
import { readTranscript, takeTranscript } from '../../server/take-transcript.ts'
import type { Unread } from '../../transcripts/reading/given.ts'
import { makeEpisode } from './add-episode.ts'
import { checkFile } from './check-file.ts'
import type { IngestInput } from './ingest.ts'
import { orThrow } from './mistakes.ts'
import { type ReadMeta, type RecordingMeta, readMeta } from './read-meta.ts'
import { submitFile } from './submit-file.ts'

export interface Together {
  /** Public id. */
  episode: string
  /** What was left out of files, in sentences. */
  warnings: string[]
}

/** Every file is looked at before anything changes. Throws a sentence; what was accepted before stays, and the sentence says where. */
export async function ingestTogether(
  hub: Hub,
  input: IngestInput,
  tell: (value: unknown) => void,
  signal: AbortSignal,
): Promise<Together> {
  const meta = input.meta ? await readMeta(input.meta, input.files) : plain(input.files)
  await checkAll(hub, meta, input)
  const episode = input.episode ?? (await addIt(hub, meta, input))
  const warnings: string[] = []
  try {
    for (const [at, one] of meta.recordings.entries()) {
      tell({ file: path.basename(one.file), copying: true })
      const isLast = at === meta.recordings.length - 1
      // The wish to be public comes with the last: until then it could come true too early.
      const wish = { ...input, episode, publish: isLast && input.publish }
      warnings.push(...(await addOne(hub, one, wish, meta.recordings.length > 1, signal)))
      await enqueueSteps(hub)
    }
  } catch (error) {
    if (input.episode) throw error
    const hint = `The episode ${episode} was made; go on with --episode ${episode}.`
    throw new Error(`${(error as Error).message}\n${hint}`, { cause: error })
  }
  return { episode, warnings }
}

const plain = (files: string[]): ReadMeta => ({ episode: {}, recordings: files.map((file) => ({ file })) })

async function checkAll(hub: Hub, { episode, recordings }: ReadMeta, input: IngestInput) {
  if (recordings.length === 0)
    throw new Error('Name a recording, on the command line or in the file of --meta.')
  for (const { file, transcript } of recordings) {
    await checkFile(hub, file)
    if (!transcript) continue
    const given = readTranscript(await readBytes(transcript.file), () => [])
    if (given === 'no-heard-words')
      throw new Error(
        `${transcript.file} has no times. Let the recording be recognised first, then \`transcript import\` it.`,
      )
    if (typeof given === 'string') throw new Error(`${transcript.file}: ${STUDIO_WORDS.en.mistakes[given]}`)
    if (given.cues.length === 0)
      throw new Error(`${transcript.file} holds no line that can be taken.\n${tellUnread(given.unread)}`)
  }
  if (!input.episode) return
  if (Object.keys(episode).length > 0)
    throw new Error('The episode is there already: --meta can only speak of its recordings.')
  const found = findEpisodeReport(hub.db, { publicId: input.episode })
  if (found?.show.slug !== input.show) throw new Error(`${input.show} has no episode ${input.episode}.`)
}

async function addIt(hub: Hub, { episode, recordings }: ReadMeta, input: IngestInput): Promise<string> {
  const { title, summary, season, startsAt, language } = input
  const own = Object.entries({ title, summary, season, startsAt }).filter(([, value]) => value !== undefined)
  const made = await makeEpisode(hub, {
    title: titleOfFile(recordings[0]!.file),
    ...episode,
    ...Object.fromEntries(own),
    ...(language && language !== 'auto' ? { language } : {}),
    show: input.show,
  })
  return made.publicId
}

/** One recording with its facts, words and chapters; warnings in sentences. */
async function addOne(
  hub: Hub,
  one: RecordingMeta,
  input: IngestInput & { episode: string },
  several: boolean,
  signal: AbortSignal,
): Promise<string[]> {
  const language = one.language ?? input.language
  const submitted = await submitFile(
    hub,
    one.file,
    {
      show: input.show,
      episode: input.episode,
      title: one.title ?? titleOfFile(one.file),
      ...(language ? { language } : {}),
      ...(one.transcript ? { words: 'given' as const } : {}),
      publishWhenReady: input.publish ?? false,
    },
    signal,
  )
  const { recording, episode } = findStudioRecording(hub.db, { publicId: submitted.recording })!
  const { id } = recording
  const { saves, fields } = readRecording(hub.db, { id })!
  const facts = {
    ...fields,
    title: one.title ?? (several ? fields.title : null),
    description: one.description ?? '',
    sort: one.sort ?? (several || submitted.number > 1 ? ('part' as const) : ('whole' as const)),
    place: one.place ?? null,
  }
  orThrow(await editRecording(hub.db, { id, saves, by: NOBODY }, facts))
  if (one.chapters) {
    const chapters = one.chapters.map(({ speakers, ...chapter }) => ({
      ...chapter,
      ...(speakers ? { speakers: speakers.join(', ') } : {}),
    }))
    const edit = { id, saves: readChapters(hub.db, { id })!.saves, by: NOBODY }
    orThrow(await correctChapters(hub.db, edit, { chapters }))
  }
  if (!one.transcript) return []
  const spoken = recording.language === 'auto' ? episode.language : recording.language
  const to = { recordingId: id, language: one.transcript.language ?? spoken, by: NOBODY }
  const bytes = await readFile(one.transcript.file)
  const { reviewed } = one.transcript
  return warningsOf(one.transcript.file, orThrow(await takeTranscript(hub, to, { bytes, reviewed })))
}

/** What of a transcript's file is missing, line by line. */
export function warningsOf(file: string, { unread }: { unread: Unread[] }): string[] {
  return unread.length > 0 ? [`${file}: missing in the transcript:\n${tellUnread(unread)}`] : []
}

/** `line 12, ends before it begins: 00:05.000 --> 00:04.000 …` */
export const tellUnread = (unread: Unread[]): string =>
  unread
    .map(
      ({ line, reason, excerpt }) => `  line ${line}, ${STUDIO_WORDS.en.unread.reasons[reason]}: ${excerpt}`,
    )
    .join('\n')

const readBytes = (file: string) =>
  readFile(file).catch((cause) => {
    throw new Error(`${file} cannot be read.`, { cause })
  })
