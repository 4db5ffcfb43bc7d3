/** Recordings with where each is, in words: the page and its live progress say the same. */
import { countOpenCorrections } from '#db/queries/corrections.ts'
import { countProposedChapters } from '#db/queries/get-chapters.ts'
import { listStudioRecordings } from '#db/queries/get-episode-studio.ts'
import type { Work } from '#db/queries/list-work.ts'
import type { StepState } from '#db/schema.ts'
import { type Reason, WEIGHTS, type WorkKind } from '#media-pipeline'
import { mediaPath } from '../../addresses.ts'
import type { ProgressView, RecordingView, StepView } from '../../components/studio/recording-view.ts'
import { type Locale, WORDS } from '../../locales/index.ts'
import { STUDIO_WORDS } from '../../locales/studio.ts'
import type { Hub } from '../../server/hub.ts'
import { progressOf } from '../../server/progress-of.ts'

const KINDS = Object.keys(WEIGHTS) as WorkKind[]

export function toRecordingViews(
  { db, progress }: Pick<Hub, 'db' | 'progress'>,
  episodeId: number,
  locale: Locale,
): { recordings: RecordingView[]; removed: { publicId: string; name: string }[] } {
  const all = listStudioRecordings(db, { episodeId })
  const corrections = countOpenCorrections(db, { episodeId })
  const nameOf = ({ recording }: (typeof all)[number]) =>
    recording.title ?? STUDIO_WORDS[locale].recordings.name(recording.number)
  return {
    recordings: all
      .filter(({ recording }) => recording.removedAt === null)
      .map(({ recording, source, work }) => ({
        publicId: recording.publicId,
        number: recording.number,
        title: recording.title,
        fileName: recording.fileName,
        duration: recording.duration,
        size: source?.size ?? 0,
        hash: source?.hash ?? '',
        original: source && mediaPath(source, recording.fileName || 'original'),
        loudness:
          recording.loudness === null
            ? null
            : { source: recording.loudness, reached: recording.loudnessReached },
        proposed: countProposedChapters(db, { recordingId: recording.id }),
        corrections: corrections.get(recording.publicId) ?? 0,
        ...toProgress(work, progress, recording.words === 'given', locale),
      })),
    removed: all
      .filter(({ recording }) => recording.removedAt !== null)
      .map((one) => ({ publicId: one.recording.publicId, name: nameOf(one) })),
  }
}

/** Work by kind, what is still to be planned too. */
function toProgress(work: Work[], progress: Hub['progress'], isGiven: boolean, locale: Locale): ProgressView {
  const find = (kind: WorkKind) => work.find((one) => one.kind === kind)
  const wanted = KINDS.filter((kind) => !(isGiven && OF_WORDS.has(kind)) || find(kind))
  const latest = wanted.map((kind) => toStep(kind, find(kind), progress, locale))
  const total = wanted.reduce((sum, kind) => sum + WEIGHTS[kind], 0)
  const done = latest.reduce((sum, { kind, state, percent }) => {
    return sum + WEIGHTS[kind as WorkKind] * (state === 'done' ? 1 : (percent ?? 0) / 100)
  }, 0)
  return { steps: latest, percent: Math.floor((done / total) * 100), summary: summaryOf(latest) }
}

/** Where a person brings the words, none is transcribed, and chapters are sought in them once they are there. */
const OF_WORDS = new Set<WorkKind>(['transcribe', 'chapters'])

function summaryOf(steps: StepView[]): ProgressView['summary'] {
  const has = (state: StepState) => steps.some((step) => step.state === state)
  if (has('running')) return 'working'
  if (has('failed')) return 'stopped'
  if (has('waiting')) return 'waits'
  return has('pending') ? 'working' : 'ready'
}

function toStep(kind: WorkKind, work: Work | undefined, progress: Hub['progress'], locale: Locale): StepView {
  const state = work?.state ?? 'pending'
  const reason = work?.reason ? (JSON.parse(work.reason) as Reason) : null
  const share = work ? progressOf(work, progress) : 0
  const words = STUDIO_WORDS[locale].recordings
  const why = reason && (state === 'failed' || state === 'waiting')
  const shown = share === null ? null : Math.floor(share * 100)
  return {
    kind,
    name: WORDS[locale].steps[kind],
    state,
    text: why
      ? WORDS[locale].reasons[reason.code](reason.facts ?? {})
      : `${words.states[state]}${state === 'running' && shown !== null ? `, ${words.percent(shown)}` : ''}`,
    percent: shown,
    detail: why ? (reason.detail ?? null) : null,
  }
}
