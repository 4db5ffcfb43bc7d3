/** Recordings with where each is, in words: the page and its live progress say the same. */
import { type listCurrentSteps, listStudioRecordings } from '#db/queries/get-episode-studio.ts'
import type { StepState } from '#db/schema.ts'
import { type Reason, type StepKind, WEIGHTS } from '#media-pipeline'
import { mediaPath } from '../../addresses.ts'
import type { ProgressView, RecordingView, StepView } from '../../components/studio/recording-view.ts'
import { type Locale, WORDS } from '../../locales/index.ts'
import { STUDIO_WORDS } from '../../locales/studio.ts'
import type { Hub } from '../../server/hub.ts'

type Steps = ReturnType<typeof listCurrentSteps>
const KINDS = Object.keys(WEIGHTS) as StepKind[]

export function toRecordingViews(
  { db, progress }: Pick<Hub, 'db' | 'progress'>,
  episodeId: number,
  locale: Locale,
): { recordings: RecordingView[]; removed: { publicId: string; name: string }[] } {
  const all = listStudioRecordings(db, { episodeId })
  const nameOf = ({ recording }: (typeof all)[number]) =>
    recording.title ?? STUDIO_WORDS[locale].recordings.name(recording.number)
  return {
    recordings: all
      .filter(({ recording }) => recording.removedAt === null)
      .map(({ recording, source, steps }) => ({
        publicId: recording.publicId,
        number: recording.number,
        title: recording.title,
        fileName: recording.fileName,
        duration: recording.duration,
        size: source?.size ?? 0,
        hash: source?.hash ?? '',
        original: source && mediaPath(source, recording.fileName || 'original'),
        ...toProgress(steps, progress, recording.words === 'given', locale),
      })),
    removed: all
      .filter(({ recording }) => recording.removedAt !== null)
      .map((one) => ({ publicId: one.recording.publicId, name: nameOf(one) })),
  }
}

/** Steps by kind, the latest of each, those that are still to be planned too. */
function toProgress(steps: Steps, progress: Hub['progress'], isGiven: boolean, locale: Locale): ProgressView {
  const wanted = KINDS.filter(
    (kind) => !(isGiven && OF_WORDS.has(kind)) || steps.some((one) => one.kind === kind),
  )
  const latest = wanted.map((kind) =>
    toStep(
      kind,
      steps.findLast((one) => one.kind === kind),
      progress,
      locale,
    ),
  )
  const total = wanted.reduce((sum, kind) => sum + WEIGHTS[kind], 0)
  const done = latest.reduce((sum, { kind, state, percent }) => {
    return sum + WEIGHTS[kind as StepKind] * (state === 'done' ? 1 : (percent ?? 0) / 100)
  }, 0)
  return { steps: latest, percent: Math.floor((done / total) * 100), summary: summaryOf(latest) }
}

/** What is not done where a person brings the words. */
const OF_WORDS = new Set<StepKind>(['transcribe', 'chapters'])

function summaryOf(steps: StepView[]): ProgressView['summary'] {
  const has = (state: StepState) => steps.some((step) => step.state === state)
  if (has('running')) return 'working'
  if (has('failed')) return 'stopped'
  if (has('waiting')) return 'waits'
  return has('pending') ? 'working' : 'ready'
}

function toStep(
  kind: StepKind,
  step: Steps[number] | undefined,
  progress: Hub['progress'],
  locale: Locale,
): StepView {
  const state = step?.state ?? 'pending'
  const reason = step?.reason ? (JSON.parse(step.reason) as Reason) : null
  const percent = state === 'done' ? 100 : state === 'running' ? (progress.get(step!.id) ?? null) : 0
  const words = STUDIO_WORDS[locale].recordings
  const why = reason && (state === 'failed' || state === 'waiting')
  const shown = state === 'running' && percent !== null ? Math.floor(percent * 100) : percent
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
