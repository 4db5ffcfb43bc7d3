/** A recording of the demo goes in as a producer's would: bytes, words where they were corrected, chapters. */
import { readFile } from 'node:fs/promises'
import { findDemoRecording } from '#db/queries/demo-state.ts'
import type { Actor } from '../catalogue/audit.ts'
import { correctChapters, readChapters } from '../catalogue/correct-chapters.ts'
import { editRecording, readRecording } from '../catalogue/edit-recording.ts'
import { importTranscript } from '../catalogue/import-transcript.ts'
import { orThrow } from '../commands/tasks/mistakes.ts'
import { submitFile } from '../commands/tasks/submit-file.ts'
import type { Hub } from '../server/hub.ts'
import { enqueueSteps } from '../server/keep-moving.ts'
import { fromVtt } from '../transcripts/reading/from-vtt.ts'
import type { DemoEpisode, DemoRecording } from './content.ts'
import { fileOfRecording } from './files.ts'

interface Where {
  show: string
  episode: DemoEpisode
  recording: DemoRecording
  /** UTC ISO of so many days from now. */
  at: (days: number) => string
}

/** Sends what is missing of it: killed in between, the next run goes on. */
export async function sendRecording(hub: Hub, by: Actor, where: Where, signal: AbortSignal): Promise<void> {
  const { db } = hub
  const { show, episode, recording } = where
  const place = { show, episode: episode.fields.slug, fileName: recording.file }
  if (!findDemoRecording(db, place)?.recording) await submit(hub, where, signal)
  const { recording: row } = findDemoRecording(db, place)!
  const { id } = row!
  const { saves, fields } = readRecording(db, { id })!
  if (saves === 0) {
    const { title = null, description = '', sort = 'whole' } = recording
    const soundbites = recording.soundbites?.map(([start, end, name]) => ({ start, end, title: name })) ?? []
    const known = { ...fields, title, description, sort, soundbites }
    orThrow(await editRecording(db, { id, saves, by }, known))
  }
  if (recording.transcript && !row!.hasWords) {
    const { cues } = fromVtt(await readFile(fileOfRecording(recording.transcript), 'utf8'))
    const language = episode.fields.language ?? 'fr'
    orThrow(await importTranscript(hub, { recordingId: id, language, by }, { cues, reviewed: true }))
  }
  if (recording.chapters && !row!.hasEditedChapters) {
    const chapters = recording.chapters.map(([start, title]) => ({ start, title, speakers: '' }))
    orThrow(await correctChapters(db, { id, saves: readChapters(db, { id })!.saves, by }, { chapters }))
  }
  await enqueueSteps(hub)
}

async function submit(hub: Hub, { show, episode, recording, at }: Where, signal: AbortSignal) {
  const { publicId } = findDemoRecording(hub.db, {
    show,
    episode: episode.fields.slug,
    fileName: recording.file,
  })!.episode
  const { state } = episode
  const past =
    recording.published ?? (typeof state === 'object' && 'published' in state ? state.published : null)
  const wish = {
    show,
    episode: publicId,
    title: recording.title ?? episode.fields.title,
    language: recording.language ?? episode.fields.language ?? 'fr',
    ...(past === null ? {} : { publishedAt: secondsAfter(at(-past), episode.recordings.indexOf(recording)) }),
    words: recording.transcript ? ('given' as const) : ('recognised' as const),
  }
  await submitFile(hub, fileOfRecording(recording.file), wish, signal)
}

/** Parts of one episode came one after the other. */
const secondsAfter = (date: string, seconds: number) =>
  new Date(Date.parse(date) + seconds * 1_000).toISOString()
