/** Rows become what an episode's page shows. Pure: no clock, no database. */
import type { EpisodePage, RecordingOnPage } from '#db/queries/get-episode-page.ts'
import { episodePath, mediaPath, partPath, transcriptPath } from '../../addresses.ts'
import { parseMoment, toFragment } from '../../components/episode/moment.ts'
import { toSections } from '../../components/episode/sections.ts'
import type {
  ChapterView,
  EpisodeView,
  RecordingView,
  Source,
  TranscriptStatus,
} from '../../components/episode/view.ts'
import { isOver, toPerson, toRegistration } from './event-view.ts'
import { toDocument, toReference, webAddress } from './source-views.ts'

/** The formats of a transcript that a page offers, in order. */
export const OFFERED_FORMATS = ['vtt', 'srt', 'txt', 'json', 'html'] as const

/** Rendition profiles that a page offers to save. */
const DOWNLOADS = { mp3: 'sound', light: 'light', '720': 'video' } as const

/** `moment` is the address's `t`, as it was typed; nonsense is ignored. `now` is a UTC ISO string. */
export function toEpisodeView(page: EpisodePage, moment: string | null, now: string): EpisodeView {
  const { episode, show, season, parts, recording } = page
  const { startsAt, endsAt, timeZone, precision, publishedAt } = episode
  const coming = !isOver(episode, now)
  return {
    title: episode.title,
    language: episode.language,
    summary: episode.summary,
    show: { slug: show.slug, title: show.title, language: show.language, seasonLabel: show.seasonLabel },
    season: season && { number: season.number, title: season.title },
    organisation: page.organisation,
    type: episode.type,
    cover: page.cover,
    path: episodePath(show.slug, episode.slug),
    dates: { startsAt, endsAt, timeZone, precision, publishedAt },
    place: episode.place,
    access: episode.access,
    coming,
    registration: coming ? toRegistration(episode) : null,
    context: episode.contextLabel
      ? { label: episode.contextLabel, url: webAddress(episode.contextUrl) }
      : null,
    people: page.credits.map(toPerson),
    partners: page.partners,
    topics: page.topics,
    report: page.report,
    references: page.references.map(toReference),
    documents: page.documents.map(toDocument),
    parts:
      parts.length > 1
        ? parts.map(({ number, title, description, sort, duration }) => ({
            number,
            title,
            description,
            sort,
            duration,
            current: number === recording?.number,
          }))
        : [],
    recording: recording && toRecordingView(page, recording, moment),
  }
}

function toRecordingView(
  page: EpisodePage,
  recording: RecordingOnPage,
  moment: string | null,
): RecordingView {
  const { episode, show, parts } = page
  const language =
    recording.language === 'auto' ? (recording.transcript?.language ?? episode.language) : recording.language
  const several = parts.length > 1
  const asked = parseMoment(moment, recording.duration)
  const name = several ? `${episode.slug}-${recording.number}` : episode.slug
  const media = toMedia(recording, name, toFragment(asked))
  return {
    number: recording.number,
    title: several ? recording.title : null,
    description: recording.description,
    language,
    duration: recording.duration,
    path: partPath(show.slug, episode.slug, several ? recording.number : null),
    ...media,
    underWay: isOpen(recording.steps),
    captions: recording.transcripts.map((transcript) => ({
      language: transcript.language,
      path: transcriptPath(recording.publicId, transcript.language, 'vtt'),
      automatic: transcript.origin === 'automatic' && !transcript.reviewed,
    })),
    asked,
    chapters: toChapters(recording, asked?.start ?? null),
    chaptersAutomatic: recording.chapters.some((chapter) => chapter.origin === 'automatic'),
    transcript: {
      status: transcriptStatus(recording),
      language: recording.transcript?.language ?? language,
      sections: toSections(recording.transcript?.cues ?? [], recording.chapters, asked),
    },
    transcripts: recording.transcripts.flatMap((transcript) =>
      OFFERED_FORMATS.map((format) => ({
        format: format.toUpperCase(),
        language: transcript.language,
        path: transcriptPath(recording.publicId, transcript.language, format),
      })),
    ),
  }
}

function toMedia({ renditions }: RecordingOnPage, name: string, fragment: string) {
  const names = {
    mp3: `${name}.mp3`,
    light: `${name}-light.mp3`,
    '720': `${name}.mp4`,
    poster: `${name}.jpg`,
  }
  const find = (profile: keyof typeof names) => {
    const made = renditions.find((rendition) => rendition.profile === profile)
    return made && { path: mediaPath(made, names[profile]), type: made.type, size: made.size }
  }
  const source = (profile: keyof typeof names): Source[] => {
    const made = find(profile)
    return made ? [{ path: made.path + fragment, type: made.type }] : []
  }
  const [video] = source('720')
  return {
    audio: [...source('mp3'), ...source('light')],
    video: video ? { ...video, poster: find('poster')?.path ?? null } : null,
    downloads: (['mp3', 'light', '720'] as const).flatMap((profile) => {
      const made = find(profile)
      return made ? [{ kind: DOWNLOADS[profile], path: made.path, size: made.size }] : []
    }),
  }
}

function toChapters({ chapters, duration }: RecordingOnPage, asked: number | null): ChapterView[] {
  return chapters.map(({ start, title }, at) => {
    const end = chapters[at + 1]?.start ?? duration
    const current = asked !== null && asked >= start && (end === null || asked < end)
    return { start, title, duration: end === null ? null : Math.max(0, end - start), current }
  })
}

function transcriptStatus({ transcript, steps }: RecordingOnPage): TranscriptStatus {
  if (transcript) {
    if (transcript.cues.length === 0) return 'silent'
    return transcript.reviewed || transcript.origin === 'corrected' ? 'reviewed' : transcript.origin
  }
  const heard = steps.filter((step) => step.kind === 'transcribe')
  if (heard.some((step) => step.state === 'waiting')) return 'needs-model'
  return isOpen(heard.length > 0 ? heard : steps) ? 'coming' : 'missing'
}

const isOpen = (steps: RecordingOnPage['steps']) =>
  steps.some((step) => step.state === 'pending' || step.state === 'running')
