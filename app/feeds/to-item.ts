/** A recording's rows as an item. */
import type { FeedRendition, FeedRow } from '#db/queries/feed-rows.ts'
import {
  chaptersPath,
  enclosurePath,
  episodePath,
  type FeedContent,
  partPath,
  personPath,
  transcriptPath,
} from '../addresses.ts'
import { FORMATS, type FormatName } from '../transcripts/formats.ts'
import { type Chosen, chooseEnclosure, heightOf, profileOf, titleOf } from './choose-enclosure.ts'
import type { Alternate, Enclosure, FeedImage, FeedItem, FeedLicense, FeedPerson } from './feed.ts'
import { type ToUrl, toCovers, toPhoto } from './feed-images.ts'
import { readKeptTags } from './read-kept-tags.ts'

/** What every item of a show takes from it. */
export interface OfShow {
  slug: string
  isExplicit: boolean
  /** For items without a cover of their own. */
  image: FeedImage
  hosts: (FeedPerson & { personId: number })[]
}

/** Formats that podcast apps read, the best first; captions have the times of their lines. */
const IN_FEEDS: { format: FormatName; isCaptions: boolean }[] = [
  { format: 'vtt', isCaptions: true },
  { format: 'json', isCaptions: false },
  { format: 'srt', isCaptions: true },
]

/** Null where nothing was made that the feed could play. */
export function toItem(row: FeedRow, show: OfShow, content: FeedContent, at: ToUrl): FeedItem | null {
  const { episode, recording, season } = row
  const chosen = chooseEnclosure(content, row.renditions)
  if (!chosen) return null
  const several = row.parts.length > 1
  const home = at(episodePath(show.slug, episode.slug))
  const duration = chosen.enclosure.duration ?? recording.duration ?? 0
  const language = spokenIn(row)
  return {
    title: several ? partTitle(row) : episode.title,
    guid: recording.guid,
    url: several ? at(partPath(show.slug, episode.slug, recording.number)) : home,
    notes: recording.description || episode.summary,
    language,
    publishedAt: row.heardSince,
    enclosure: toEnclosure(row, chosen.enclosure, at),
    alternates: toAlternates(row, chosen, language, at),
    duration,
    isExplicit: episode.explicit ?? show.isExplicit,
    image: toCovers(row.cover, at)[0] ?? show.image,
    season: season ? { number: season.number, name: season.title } : null,
    episode: episode.number,
    numberLabel: episode.numberLabel,
    part: several ? { number: recording.number, isFirst: recording.number === row.parts[0]!.number } : null,
    home: several && recording.title ? { title: episode.title, url: home } : null,
    type: episode.type,
    people: toPeople(row, show, at),
    transcripts: toTranscripts(row, at),
    chaptersUrl: row.chapters.length > 0 ? at(chaptersPath(recording.publicId)) : null,
    chapters: row.chapters.map(({ start, title }) => ({ start, title })),
    soundbites: toSoundbites(row, duration),
    location: episode.place
      ? { name: episode.place, geo: episode.placeGeo, osm: episode.placeOsm, rel: 'creator' }
      : null,
    license: toLicense(episode),
    keptTags: readKeptTags(recording.keptTags),
  }
}

/** Apps take items of the same day with the same title for one: a title that does not tell has its number after it. */
function partTitle({ episode, recording, parts }: FeedRow): string {
  const title = recording.title ?? episode.title
  const isTold = recording.title !== null && parts.filter((part) => part.title === title).length === 1
  return isTold ? title : `${title} (${recording.number})`
}

/** The language that was declared; else the one that was heard, which came before any translation. */
function spokenIn({ recording, episode, transcripts }: FeedRow): string {
  if (recording.language !== 'auto') return recording.language
  const heard = transcripts.toSorted((one, other) => one.id - other.id)[0]
  return heard?.language ?? episode.language
}

function toEnclosure({ recording }: FeedRow, made: FeedRendition, at: ToUrl): Enclosure {
  const url = at(enclosurePath(recording.publicId, made.profile, profileOf(made.profile).extension))
  return { url, size: made.size, type: made.type }
}

function toAlternates(
  row: FeedRow,
  { enclosure, others }: Chosen<FeedRendition>,
  language: string,
  at: ToUrl,
): Alternate[] {
  return [enclosure, ...others].map((made) => ({
    ...toEnclosure(row, made, at),
    isDefault: made === enclosure,
    title: titleOf(made),
    language,
    bitrate: made.bitrate,
    height: heightOf(made),
    hash: made.hash,
  }))
}

function toPeople({ credits }: FeedRow, { hosts }: OfShow, at: ToUrl): FeedPerson[] {
  const own = new Set(credits.map(({ personId }) => personId))
  return [
    ...credits.map((credit) => toPerson(credit, credit.role, at)),
    ...hosts.filter((host) => !own.has(host.personId)).map(({ personId: _, ...host }) => host),
  ]
}

type Named = Pick<FeedRow['credits'][number], 'name' | 'slug' | 'url' | 'photo'>

/** Who has a site of their own is found there, the others on their page here. */
export function toPerson({ name, slug, url, photo }: Named, role: string, at: ToUrl): FeedPerson {
  return {
    name,
    role,
    url: webAddress(url) ?? (slug === null ? null : at(personPath(slug))),
    imageUrl: toPhoto(photo, at),
  }
}

function toTranscripts({ recording, transcripts }: FeedRow, at: ToUrl): FeedItem['transcripts'] {
  return transcripts.flatMap(({ language }) =>
    IN_FEEDS.map(({ format, isCaptions }) => ({
      url: at(transcriptPath(recording.publicId, language, format)),
      type: FORMATS[format].type.split(';')[0]!,
      language,
      isCaptions,
    })),
  )
}

/** Seconds that a taste may end after what was measured. */
const OVERHANG = 0.5

/** A shorter file may have taken the recording's place. */
function toSoundbites({ soundbites, episode }: FeedRow, duration: number): FeedItem['soundbites'] {
  return soundbites
    .filter((one) => duration === 0 || one.start + one.duration <= duration + OVERHANG)
    .map(({ start, duration: length, title }) => ({ start, duration: length, title: title || episode.title }))
}

/** A name that is no identifier needs its address. */
export const toLicense = ({
  license,
  licenseUrl,
}: {
  license: string | null
  licenseUrl: string | null
}): FeedLicense | null => (license ? { name: license, url: licenseUrl } : null)

/** Only web addresses become links; what a producer typed may be anything. */
const webAddress = (url: string | null) => (url && /^https?:\/\//i.test(url) ? url : null)
