import { toAppleCategory } from './apple-categories.ts'
import { type Element, element, textElement } from './element.ts'
import type { FeedChannel, FeedTrailer } from './feed.ts'
import { keptElements } from './kept-tags.ts'
import { toNotes } from './notes.ts'
import {
  imageElements,
  LONGEST_NAME,
  licenseElements,
  personElements,
  placeElements,
} from './podcast-tags.ts'
import { toAddress, toDate, toFeedLine, toLabel, toSecureAddress, toTitle } from './text.ts'

/** What `<channel>` says beyond title, link and language: RSS, then Apple, then the podcast namespace. */
export function channelElements(channel: FeedChannel): Element[] {
  const { url: own } = channel
  return [
    ...linkElements(channel),
    ...textElement('copyright', toRightsHolder(toLabel(channel.copyright ?? '', 500))),
    ...picture(channel),
    ...appleElements(channel),
    ...imageElements(channel.images, own),
    element('podcast:guid', {}, channel.guid),
    ...lock(channel),
    element('podcast:medium', {}, MEDIA.has(channel.medium) ? channel.medium : 'podcast'),
    ...licenseElements(channel.license, own),
    ...placeElements(channel.location),
    ...channel.fundings.flatMap((funding) => fundingElement(funding, own)),
    ...personElements(channel.people, own),
    ...channel.trailers.flatMap((trailer) => trailerElement(trailer, own)),
    ...keptElements(channel.keptTags, 'channel', own),
  ]
}

/** Never empty: apps and directories want one. */
export function channelDescription({ description, title, url, language }: FeedChannel): string {
  return toNotes({ markdown: description, title: toTitle(title, language), url, language }).description
}

/** Hubs that tell of changes (WebSub), and other pages of a long feed (RFC 5005). */
function linkElements({ hubs, pages }: FeedChannel): Element[] {
  const { first = null, previous = null, next = null, last = null } = pages ?? {}
  return [
    ...hubs.map((href) => ['hub', href] as const),
    ...Object.entries({ first, previous, next, last }),
  ].flatMap(([rel, url]) => {
    const href = url === null ? null : toAddress(url)
    return href === null ? [] : [element('atom:link', { href, rel, type: rel === 'hub' ? null : RSS })]
  })
}
const RSS = 'application/rss+xml'

/** Whose the rights are: the standard wants neither the sign nor a year. */
const toRightsHolder = (text: string) =>
  text
    .replaceAll(/©|\(c\)|\bcopyright\b/gi, ' ')
    .replaceAll(/\b(?:19|20)\d\d\b(?:\s*[-–—/]\s*(?:19|20)\d\d\b)?/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s,;:.–—-]+|[\s,;:–—-]+\.?$/g, '')

/** RSS 2.0: title and link are those of the channel. */
function picture({ images, title, language, url }: FeedChannel): Element[] {
  const address = images[0] ? toAddress(images[0].url) : null
  if (address === null) return []
  return [
    element('image', {}, [
      element('url', {}, address),
      element('title', {}, toTitle(title, language)),
      element('link', {}, toAddress(url) ?? url),
    ]),
  ]
}

function appleElements(channel: FeedChannel): Element[] {
  const { author, owner, newFeedUrl } = channel
  const moved = newFeedUrl === null ? null : toAddress(newFeedUrl)
  return [
    ...textElement('itunes:author', author),
    ...(hasAddress(owner) ? [ownerElement(owner, channel)] : []),
    category(channel),
    element('itunes:explicit', {}, String(channel.isExplicit)),
    element('itunes:type', {}, channel.isSerial ? 'serial' : 'episodic'),
    ...(channel.isBlocked ? [element('itunes:block', {}, 'Yes')] : []),
    ...(channel.isEnded ? [element('itunes:complete', {}, 'Yes')] : []),
    ...(moved === null ? [] : [element('itunes:new-feed-url', {}, moved)]),
  ]
}

type Owner = FeedChannel['owner']

/** An empty address is refused by directories, and apps ignore a lock without one. */
const hasAddress = (owner: Owner): owner is NonNullable<Owner> =>
  owner !== null && /^[^\s@]+@[^\s@]+$/.test(toFeedLine(owner.email))

function ownerElement(
  { name, email }: NonNullable<Owner>,
  { author, title, language }: FeedChannel,
): Element {
  return element('itunes:owner', {}, [
    element('itunes:name', {}, toTitle(toFeedLine(name) || toFeedLine(author) || title, language)),
    element('itunes:email', {}, email),
  ])
}

const lock = ({ owner, isLocked }: FeedChannel): Element[] =>
  hasAddress(owner) ? [element('podcast:locked', { owner: owner.email }, isLocked ? 'yes' : 'no')] : []

function category(channel: FeedChannel): Element {
  const { name, within } = toAppleCategory(channel.category)
  const own = element('itunes:category', { text: name })
  return within === null ? own : element('itunes:category', { text: within }, [own])
}

const MEDIA = new Set(
  'podcast music video film audiobook newsletter blog publisher course'
    .split(' ')
    .flatMap((medium) => [medium, `${medium}L`])
    .concat('mixed'),
)

function fundingElement({ url, label }: FeedChannel['fundings'][number], own: string): Element[] {
  const address = toSecureAddress(url, own)
  if (address === null) return []
  return textElement('podcast:funding', label || new URL(address).host, LONGEST_NAME, { url: address })
}

function trailerElement(
  { title, url, publishedAt, size, type, season }: FeedTrailer,
  own: string,
): Element[] {
  const [address, pubdate] = [toSecureAddress(url, own), toDate(publishedAt)]
  if (address === null || pubdate === null) return []
  return textElement('podcast:trailer', title, LONGEST_NAME, {
    pubdate,
    url: address,
    length: size > 0 ? size : null,
    type,
    season: season !== null && season >= 1 ? season : null,
  })
}
