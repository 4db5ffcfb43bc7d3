/** Rows become what an episode's page shows. Pure: no clock, no database. */
import type { EpisodePage, RecordingOnPage } from '#db/queries/get-episode-page.ts'
import type { Reason } from '#media-pipeline'
import { episodePath, mediaPath, partPath, transcriptPath } from '../../addresses.ts'
import { parseMoment, toFragment } from '../../components/episode/moment.ts'
import { toSections } from '../../components/episode/sections.ts'
import type {
  ChapterView,
  DownloadKind,
  EpisodeView,
  RecordingView,
  Source,
  TranscriptStatus,
} from '../../components/episode/view.ts'
import { readLicense } from '../../texts/read-license.ts'
import { FORMATS, type FormatName } from '../../transcripts/formats.ts'
import { stateOfWords } from '../../transcripts/state-of-words.ts'
import { isOver, toPerson, toRegistration } from './event-view.ts'
import { toDocument, toReference, webAddress } from './source-views.ts'

/** The formats of a transcript that a page offers, in order. */
const OFFERED_FORMATS = Object.keys(FORMATS) as FormatName[]

/** Rendition profiles that a page offers to save, in order, and the end of each file's name. */
const DOWNLOADS: [profile: string, kind: DownloadKind, ending: string][] = [
  ['mp3', 'sound', '.mp3'],
  ['light', 'light', '-light.mp3'],
  ['opus', 'opus', '.opus'],
  ['720', 'video', '.mp4'],
  ['360', 'small', '-360.mp4'],
  ['1080', 'full', '-1080.mp4'],
]
/** What a player is given; the first that it can play is taken, so what every device plays comes first. */
const HEARD = ['mp3', 'light']
const SEEN = ['720', '360']

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
    license: toLicense(page),
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

/** Its own, else its show's. */
function toLicense({ episode, show }: EpisodePage) {
  const { license, licenseUrl } = episode.license ? episode : show
  return readLicense(license, webAddress(licenseUrl))
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
    underWay: isOpen(recording.work),
    captions: recording.transcripts.map((transcript) => ({
      language: transcript.language,
      path: transcriptPath(recording.publicId, transcript.language, 'vtt'),
      automatic: stateOfWords(transcript) === 'automatic',
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
        format: FORMATS[format].label,
        language: transcript.language,
        path: transcriptPath(recording.publicId, transcript.language, format),
      })),
    ),
  }
}

function toMedia({ renditions }: RecordingOnPage, name: string, fragment: string) {
  const find = (profile: string) => renditions.find((rendition) => rendition.profile === profile)
  const files = DOWNLOADS.flatMap(([profile, kind, ending]) => {
    const made = find(profile)
    return made
      ? [{ profile, kind, path: mediaPath(made, name + ending), type: made.type, size: made.size }]
      : []
  })
  const sources = (profiles: string[]): Source[] =>
    files
      .filter(({ profile }) => profiles.includes(profile))
      .map(({ path, type }) => ({ path: path + fragment, type }))
  const seen = sources(SEEN)
  const poster = find('poster')
  return {
    audio: sources(HEARD),
    video:
      seen.length > 0 ? { sources: seen, poster: poster ? mediaPath(poster, `${name}.jpg`) : null } : null,
    downloads: files.map(({ kind, path, size }) => ({ kind, path, size })),
  }
}

function toChapters({ chapters, duration }: RecordingOnPage, asked: number | null): ChapterView[] {
  return chapters.map(({ start, title }, at) => {
    const end = chapters[at + 1]?.start ?? duration
    const current = asked !== null && asked >= start && (end === null || asked < end)
    return { start, title, duration: end === null ? null : Math.max(0, end - start), current }
  })
}

function transcriptStatus({ transcript, work }: RecordingOnPage): TranscriptStatus {
  if (transcript) {
    if (transcript.cues.length === 0) return 'silent'
    return stateOfWords(transcript)
  }
  const heard = work.filter((one) => one.kind === 'transcribe')
  if (heard.some(isMissingModel)) return 'needs-model'
  const waits = heard.some(({ state }) => state === 'waiting')
  return waits || isOpen(heard.length > 0 ? heard : work) ? 'coming' : 'missing'
}

/** Other reasons to wait pass by themselves. */
const isMissingModel = ({ state, reason }: RecordingOnPage['work'][number]) =>
  state === 'waiting' && (JSON.parse(reason ?? '{}') as Partial<Reason>).code !== 'no-memory'

const isOpen = (work: RecordingOnPage['work']) =>
  work.some(({ state }) => state === 'pending' || state === 'running')
