/** What a worker would say next, chosen by chance. */
import { eq } from 'drizzle-orm'
import { jobs, recordings, steps } from '#db/schema.ts'
import type { Made, Notice, Outcome } from '#media-pipeline'
import { recordNotice } from '../catalogue/record-notice.ts'
import { pick, type World, word } from './chance-for-tests.ts'

/** A worker ends one step that waits. */
export async function endStep(world: World) {
  const { db, storage } = world
  const open = db
    .select({ id: steps.id, kind: steps.kind, attempt: steps.attempt, recording: recordings.publicId })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, eq(recordings.id, jobs.recordingId))
    .where(eq(steps.state, 'pending'))
    .orderBy(steps.jobId, steps.kind)
    .all()
  if (open.length === 0) return
  const { id: step, kind, attempt, recording } = pick(world, open)
  const notice = { step, recording, attempt: attempt + 1 }
  const rim = { db, storage, progress: new Map<string, number>() }
  await recordNotice(rim, { ...notice, say: 'started' } as Notice)
  await recordNotice(rim, { ...notice, say: 'done', outcome: outcomeOf(world, kind) } as Notice)
}

function outcomeOf(world: World, kind: string): Outcome {
  const duration = pick(world, [10, 30, 60])
  const made = (profile: string): Made => ({
    ...{
      profile,
      key: `${profile} ${++world.count}`,
      type: /^\d/.test(profile) ? 'video/mp4' : 'audio/mpeg',
    },
    ...{ size: world.count, hash: String(world.count).padStart(64, '2'), duration, bitrate: 64_000 },
    ...(/^\d/.test(profile) ? { width: 1280, height: 720 } : { width: null, height: null }),
  })
  const facts = {
    ...{ container: 'mp3', duration, size: 9, video: null, chapters: [], title: null },
    audio: { codec: 'mp3', sampleRate: 44_100, channels: 1, bitrate: null },
  }
  const outcomes: Record<string, Outcome> = {
    probe: { kind: 'probe', facts },
    analyse: {
      ...{ kind: 'analyse', analysis: { loudness: -20, peak: -3, decoded: duration } },
      ...{ speechKey: 's', pausesKey: 'p', chunks: [{ start: 0, end: duration }], peaks: made('peaks') },
    } as Outcome,
    encode: { kind: 'encode', made: [], loudness: -16 },
    hear: { kind: 'hear', key: 'c', engine: 'e', model: 'm' },
    transcribe: { kind: 'transcribe', heardKey: 'heard', language: 'fr', engine: 'e', model: 'm' },
    chapters: { kind: 'chapters', chapters: [{ start: 0, title: word(world) }], origin: 'automatic' },
    tag: {
      kind: 'tag',
      made: ['mp3', ...['light', 'opus', '720', '360'].filter(() => world.chance() < 0.6)].map(made),
    },
  }
  return outcomes[kind]!
}
