/** The podcast namespace's tags that only an item has, with Apple's twins where both must say the same. */
import { toPsc } from '../chapters/to-psc.ts'
import { type Element, element } from './element.ts'
import type { Alternate, FeedItem } from './feed.ts'
import { LONGEST_NAME } from './podcast-tags.ts'
import { toLabel, toSecureAddress } from './text.ts'

/** What the namespace allows a number's words, and the name of an alternate. */
const LONGEST_LABEL = 32

/** Season and episode. An episode's later recordings have no number with Apple and a decimal one here. */
export function numberElements({ season, episode, numberLabel, part }: FeedItem): Element[] {
  return [
    ...(season && season.number >= 1 ? seasonElements(season) : []),
    ...(episode !== null && episode >= 1 ? episodeElements(episode, numberLabel, part) : []),
  ]
}

function seasonElements({ number, name }: NonNullable<FeedItem['season']>): Element[] {
  return [
    element('itunes:season', {}, String(number)),
    element('podcast:season', { name: name ? toLabel(name, LONGEST_NAME) : null }, String(number)),
  ]
}

function episodeElements(episode: number, label: string | null, part: FeedItem['part']): Element[] {
  // A decimal, so two digits: the tenth part comes after the ninth.
  if (part && !part.isFirst)
    return [element('podcast:episode', {}, `${episode}.${String(part.number).padStart(2, '0')}`)]
  const display = label ? toLabel(label, LONGEST_LABEL) : null
  return [
    element('itunes:episode', {}, String(episode)),
    element('podcast:episode', { display }, String(episode)),
  ]
}

export function transcriptElements({ transcripts, url: own }: FeedItem): Element[] {
  return transcripts.flatMap(({ url, type, language, isCaptions }) => {
    const address = toSecureAddress(url, own)
    if (address === null) return []
    return [
      element('podcast:transcript', { url: address, type, language, rel: isCaptions ? 'captions' : null }),
    ]
  })
}

/** The file with the chapters, and the same as Podlove's, which some apps read alone. */
export function chapterElements({ chaptersUrl, chapters, duration, url: own }: FeedItem): Element[] {
  const address = toSecureAddress(chaptersUrl, own)
  const list = toPsc(chapters, duration || null)
  return [
    ...(address === null
      ? []
      : [element('podcast:chapters', { url: address, type: 'application/json+chapters' })]),
    ...(list.length === 0
      ? []
      : [
          element(
            'psc:chapters',
            { version: '1.2' },
            list.map((chapter) => element('psc:chapter', chapter)),
          ),
        ]),
  ]
}

/** Readers of feeds take a start of 0 for none. */
const FIRST_START = 0.01

/** Only what is heard in the recording. */
export function soundbiteElements({ soundbites, duration: whole }: FeedItem): Element[] {
  return soundbites.flatMap(({ start, duration, title }) => {
    const lasts = whole > 0 ? Math.min(duration, whole - start) : duration
    if (start < 0 || lasts <= 0) return []
    const times = { startTime: decimal(Math.max(FIRST_START, start)), duration: decimal(lasts) }
    return [element('podcast:soundbite', times, toLabel(title, LONGEST_NAME))]
  })
}

const decimal = (seconds: number) => String(Math.round(seconds * 1_000) / 1_000)

export function alternateElements({ alternates, url: own }: FeedItem): Element[] {
  return alternates.flatMap((alternate) => alternateElement(alternate, own))
}

function alternateElement(alternate: Alternate, own: string): Element[] {
  const { type, size, bitrate, height, language, title, isDefault, hash } = alternate
  const uri = toSecureAddress(alternate.url, own)
  if (uri === null || size < 1) return []
  const about = {
    type,
    length: size,
    bitrate: bitrate !== null && bitrate > 0 ? Math.round(bitrate) : null,
    height: height !== null && height > 0 ? height : null,
    lang: language,
    title: toLabel(title, LONGEST_LABEL),
    default: isDefault ? 'true' : null,
  }
  return [
    element('podcast:alternateEnclosure', about, [
      element('podcast:source', { uri, contentType: type }),
      ...integrity(hash),
    ]),
  ]
}

/** What the bytes must be, as browsers write it: whoever fetched them from anywhere can tell. */
function integrity(hash: string): Element[] {
  if (!/^[\da-f]{64}$/i.test(hash)) return []
  const value = `sha256-${Buffer.from(hash, 'hex').toString('base64')}`
  return [element('podcast:integrity', { type: 'sri', value })]
}
