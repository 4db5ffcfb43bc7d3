import { timestampsIn } from '../chapters/from-lines.ts'
import { type TimestampLine, toTimestamps } from '../chapters/to-timestamps.ts'
import { type Element, element } from './element.ts'
import type { FeedItem } from './feed.ts'
import {
  alternateElements,
  chapterElements,
  numberElements,
  soundbiteElements,
  transcriptElements,
} from './item-tags.ts'
import { keptElements } from './kept-tags.ts'
import { type Notes, toNotes } from './notes.ts'
import { imageElements, licenseElements, personElements, placeElements } from './podcast-tags.ts'
import { toTitle } from './text.ts'

/** Everything in `<item>` that RSS itself has no word for: Apple's tags, then the podcast namespace's. */
export function itemElements(item: FeedItem): Element[] {
  const { url: own } = item
  return [
    ...duration(item),
    element('itunes:explicit', {}, String(item.isExplicit)),
    element('itunes:episodeType', {}, episodeType(item)),
    ...numberElements(item),
    ...imageElements(item.image ? [item.image] : [], own),
    ...transcriptElements(item),
    ...chapterElements(item),
    ...soundbiteElements(item),
    ...personElements(item.people, own),
    ...placeElements(item.location),
    ...licenseElements(item.license, own),
    ...alternateElements(item),
    ...keptElements(item.keptTags, 'item', own),
  ]
}

/** The show notes with the chapters under them, for apps that read chapters nowhere else. */
export function itemNotes(item: FeedItem): Notes {
  const { url, language, part, home } = item
  const episode = part ? url.replace(/\/\d+$/, '') : url
  return toNotes({
    markdown: item.notes,
    title: toTitle(item.title, language),
    url,
    language,
    home,
    timestamps: timestamps(item),
    moments: (number) => (number === undefined ? url : `${episode}/${Number(number)}`),
  })
}

/** None where the notes bring some that begin at 0: apps read one list, which must be in order. */
function timestamps({ notes, chapters, duration, language }: FeedItem): TimestampLine[] {
  if (timestampsIn(notes)[0]?.start === 0) return []
  const found = toTimestamps(chapters, { duration: duration || null, language })
  return 'lines' in found ? found.lines : []
}

/** Whole seconds; left out where unknown. */
function duration(item: FeedItem): Element[] {
  return item.duration > 0
    ? [element('itunes:duration', {}, String(Math.max(1, Math.round(item.duration))))]
    : []
}

/** Recordings after an episode's first are bonuses, so that apps do not count the episode twice. */
const episodeType = ({ type, part }: FeedItem) => (part && !part.isFirst ? 'bonus' : type)
