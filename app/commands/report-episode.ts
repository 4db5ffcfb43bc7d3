/** What a command prints of an episode, as JSON that scripts rely on. */
import { findEpisodeReport } from '#db/queries/get-episode-report.ts'
import type { Work } from '#db/queries/list-work.ts'
import type { StepState, Visibility } from '#db/schema.ts'
import { PROFILES, type Reason, WEIGHTS, type WorkKind } from '#media-pipeline'
import { absolute, chaptersPath, enclosurePath, episodePath, partPath, transcriptPath } from '../addresses.ts'
import { WORDS } from '../locales/index.ts'
import type { Hub } from '../server/hub.ts'
import { progressOf } from '../server/progress-of.ts'

export interface StepReport {
  kind: WorkKind
  state: StepState
  attempt: number
  /** 0 to 1. */
  progress: number
  /** Why it failed or waits, in words. */
  reason?: string
  code?: string
  detail?: string
}

export interface EpisodeReport {
  id: string
  slug: string
  show: string
  title: string
  url: string
  visibility: Visibility
  recordings: {
    number: number
    id: string
    guid: string
    title: string | null
    fileName: string
    duration: number | null
    loudness: number | null
    /** Of what listeners get; `loudness` is that of the source. */
    loudnessReached: number | null
    url: string
    steps: StepReport[]
    enclosures: { profile: string; url: string; type: string; size: number }[]
    transcripts: { language: string; url: string }[]
    chapters: string
  }[]
}

/** Throws an `Error` in a sentence where there is no such episode. */
export function reportEpisode({ db, config, progress }: Hub, publicId: string): EpisodeReport {
  const found = findEpisodeReport(db, { publicId })
  if (!found) throw new Error(`There is no episode ${publicId}. \`causerie episode list\` names them.`)
  const { episode, show } = found
  const at = (path: string) => absolute(config.siteUrl, path)
  const several = found.recordings.length > 1
  return {
    id: episode.publicId,
    slug: episode.slug,
    show: show.slug,
    title: episode.title,
    url: at(episodePath(show.slug, episode.slug)),
    visibility: episode.visibility,
    recordings: found.recordings.map(({ recording, work, renditions, transcripts }) => ({
      number: recording.number,
      id: recording.publicId,
      guid: recording.guid,
      title: recording.title,
      fileName: recording.fileName,
      duration: recording.duration,
      loudness: recording.loudness,
      loudnessReached: recording.loudnessReached,
      url: at(partPath(show.slug, episode.slug, several ? recording.number : null)),
      steps: work.map((one) => toStepReport(one, progress, config.locale)),
      enclosures: renditions.flatMap(({ profile, asset }) => {
        const known = PROFILES[profile as keyof typeof PROFILES]
        if (!known) return []
        const url = at(enclosurePath(recording.publicId, profile, known.extension))
        return [{ profile, url, type: asset.type, size: asset.size }]
      }),
      transcripts: transcripts.map(({ language }) => ({
        language,
        url: at(transcriptPath(recording.publicId, language, 'vtt')),
      })),
      chapters: at(chaptersPath(recording.publicId)),
    })),
  }
}

/** How far a recording is, 0 to 1: the weighted mean of its kinds of step; those not planned yet have not begun. */
export function overallProgress(steps: StepReport[]): number {
  const kinds = Object.keys(WEIGHTS) as WorkKind[]
  const done = kinds.reduce((sum, kind) => {
    const latest = steps.find((step) => step.kind === kind)
    return sum + WEIGHTS[kind] * (latest?.progress ?? 0)
  }, 0)
  return done / kinds.reduce((sum, kind) => sum + WEIGHTS[kind], 0)
}

function toStepReport(work: Work, progress: Hub['progress'], locale: Hub['config']['locale']): StepReport {
  const reason = work.reason ? (JSON.parse(work.reason) as Reason) : null
  return {
    kind: work.kind as WorkKind,
    state: work.state,
    attempt: work.attempt,
    progress: progressOf(work, progress) ?? 0,
    ...(reason
      ? {
          reason: WORDS[locale].reasons[reason.code](reason.facts ?? {}),
          code: reason.code,
          ...(reason.detail ? { detail: reason.detail } : {}),
        }
      : {}),
  }
}
