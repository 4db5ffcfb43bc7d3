/** What a feed says of itself, from the rows of its show, or of the topic or person that it is about. */
import type { FeedKey } from '#db/queries/feed-keys.ts'
import type { FeedShow } from '#db/queries/feed-subjects.ts'
import { personPath, seasonPath, showPath, topicPath } from '../addresses.ts'
import { LOCALES, type Locale, WORDS, type Words } from '../locales/index.ts'
import type { FeedChannel, FeedImage, FeedTrailer } from './feed.ts'
import { toFeedGuid } from './feed-guid.ts'
import type { ToUrl } from './feed-images.ts'
import type { FeedSeason, Named, Subject } from './find-subject.ts'
import { readKeptTags } from './read-kept-tags.ts'
import { type OfShow, toLicense } from './to-item.ts'

/** What every feed of the site says or depends on. */
export interface AboutFeeds {
  siteUrl: string
  siteName: string
  /** The site's own language. */
  locale: Locale
  /** WebSub hubs. */
  hubs: string[]
  /** Another build may write the same rows otherwise. */
  build: string
}

/** What is known of a feed when its items are: addresses of other pages, the first size of its cover first. */
export interface Around {
  feedUrl: string
  images: FeedImage[]
  keys: FeedKey[]
  trailers: FeedTrailer[]
  pages: FeedChannel['pages']
  at: ToUrl
  about: AboutFeeds
}

/** The feed of a show's sound, films or light sound. */
export function toShowChannel(
  row: FeedShow,
  of: OfShow,
  { content }: Subject & { of: 'show' },
  around: Around,
): FeedChannel {
  const { show } = row
  const base = showChannel(row, of, around)
  const words = wordsOf(show.language, around.about.locale)
  if (content === 'audio') return { ...base, guid: show.guid, newFeedUrl: show.movedTo || null }
  if (content === 'light')
    return { ...base, title: words.lightFeed(show.title), isBlocked: true, newFeedUrl: show.movedTo || null }
  return {
    ...base,
    title: words.videoFeed(show.title),
    guid: show.videoGuid ?? base.guid,
    medium: show.medium === 'podcast' ? 'video' : show.medium,
    newFeedUrl: show.movedVideoTo || null,
  }
}

/** The feed of a season. */
export function toSeasonChannel(row: FeedShow, of: OfShow, season: FeedSeason, around: Around): FeedChannel {
  const { show } = row
  const words = wordsOf(show.language, around.about.locale)
  return {
    ...showChannel(row, of, around),
    title: `${show.title} — ${words.season(show.seasonLabel, season.number, season.title)}`,
    description: season.description || show.description,
    url: around.at(seasonPath(show.slug, season.number)),
    isBlocked: true,
  }
}

/** What a show's feeds have in common; the guid is the rule's. */
function showChannel({ show, organisation, fundings }: FeedShow, of: OfShow, around: Around): FeedChannel {
  const author = show.author || organisation || ''
  const email = show.email.trim()
  return {
    ...plainChannel(around),
    title: show.title,
    description: show.description,
    language: show.language,
    author,
    owner: email ? { name: author || show.title, email } : null,
    category: show.category,
    isExplicit: show.explicit,
    medium: show.medium,
    url: around.at(showPath(show.slug)),
    isLocked: show.locked,
    isSerial: show.serial && around.keys.every(isNumbered),
    isEnded: show.ended,
    copyright: author || null,
    license: toLicense(show),
    location: show.location
      ? { name: show.location, geo: show.locationGeo, osm: show.locationOsm, rel: 'subject' }
      : null,
    fundings: fundings.map(({ url, label }) => ({ url, label })),
    people: of.hosts.map(({ personId: _, ...host }) => host),
    keptTags: readKeptTags(show.keptTags),
  }
}

/** Apps that tell a show in its order go by numbers. */
const isNumbered = ({ type, number }: FeedKey) => type !== 'full' || (number ?? 0) >= 1

/** Topics and people run through all shows: such a feed is the site's. */
export function toNamedChannel(of: 'topic' | 'person', named: Named, around: Around): FeedChannel {
  const { siteName, locale } = around.about
  return {
    ...plainChannel(around),
    title: `${named.name} — ${siteName}`,
    description: named.description,
    language: locale,
    author: siteName,
    url: around.at(of === 'topic' ? topicPath(named.slug) : personPath(named.slug)),
    isExplicit: around.keys.some((key) => key.isExplicit),
    isBlocked: true,
    trailers: [],
  }
}

function plainChannel({ feedUrl, images, trailers, pages, about }: Around): FeedChannel {
  return {
    title: about.siteName,
    description: '',
    language: about.locale,
    author: '',
    owner: null,
    category: '',
    isExplicit: false,
    // The pages of a feed are one feed.
    guid: toFeedGuid(feedUrl.split('?')[0]!),
    medium: 'podcast',
    url: about.siteUrl,
    feedUrl,
    images,
    isBlocked: false,
    isLocked: true,
    isSerial: false,
    isEnded: false,
    newFeedUrl: null,
    copyright: null,
    license: null,
    location: null,
    fundings: [],
    people: [],
    trailers,
    hubs: about.hubs,
    pages,
    keptTags: [],
  }
}

/** Words of ours in a feed's title are in the show's language where we speak it. */
function wordsOf(language: string, otherwise: Locale): Words {
  const spoken = language.toLowerCase().split('-')[0]
  return WORDS[LOCALES.find((locale) => locale === spoken) ?? otherwise]
}
