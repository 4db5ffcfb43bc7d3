/** Tags of an imported feed that Causerie has no field for. What the namespace does not know, or knows elsewhere, is left out. */
import { type Element, element } from './element.ts'
import type { KeptTag } from './feed.ts'
import { toLabel, toSecureAddress } from './text.ts'

type Parent = 'channel' | 'item' | 'podcast:podroll' | 'podcast:publisher'
type Check = (value: string, own: string) => string | null

interface Rule {
  in: Parent[]
  /** Those with a `*` must be there. */
  attributes: Record<string, Check>
  required?: string[]
  /** What it says; null where it says nothing. */
  text: Check | null
  /** Whether it must say something. */
  mustSay?: true
  /** How many feeds and items it must name at least one of; all of that medium, where it says one. */
  remoteItems?: { most: number; medium?: string }
  /** How many of it may stand side by side. */
  most: number
}

const line =
  (most: number): Check =>
  (value) =>
    toLabel(value, most) || null
const matching =
  (pattern: RegExp): Check =>
  (value) => {
    const text = toLabel(value, 255)
    return pattern.test(text) ? text : null
  }
const web: Check = (value, own) => toSecureAddress(value, own)
/** Posts live under more schemes than the web's. */
const post: Check = (value, own) =>
  web(value, own) ?? matching(/^(?:at|nostr|matrix|lightning|acct):\S+$/)(value, own)
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const MANY = 100

const RULES: Record<string, Rule> = {
  'podcast:podroll': {
    in: ['channel'],
    attributes: {},
    text: null,
    remoteItems: { most: MANY },
    most: 1,
  },
  'podcast:publisher': {
    in: ['channel'],
    attributes: {},
    text: null,
    remoteItems: { most: 1, medium: 'publisher' },
    most: 1,
  },
  'podcast:remoteItem': {
    in: ['podcast:podroll', 'podcast:publisher'],
    attributes: {
      feedGuid: matching(UUID),
      feedUrl: web,
      itemGuid: line(1_000),
      medium: matching(/^[a-zA-Z]+$/),
      title: line(255),
    },
    required: ['feedGuid'],
    text: null,
    most: MANY,
  },
  'podcast:block': {
    in: ['channel'],
    attributes: { id: matching(/^[\w-]+$/) },
    text: matching(/^(?:yes|no)$/),
    mustSay: true,
    most: MANY,
  },
  'podcast:txt': {
    in: ['channel', 'item'],
    attributes: { purpose: line(128) },
    text: line(4_000),
    mustSay: true,
    most: MANY,
  },
  'podcast:contentLink': {
    in: ['item'],
    attributes: { href: web },
    required: ['href'],
    text: line(255),
    most: MANY,
  },
  'podcast:socialInteract': {
    in: ['channel', 'item'],
    attributes: {
      protocol: matching(/^(?:disabled|activitypub|twitter|lightning|atproto|hive|matrix|nostr)$/),
      uri: post,
      accountId: line(255),
      accountUrl: web,
      priority: matching(/^\d+$/),
    },
    required: ['protocol'],
    text: null,
    most: MANY,
  },
  'podcast:updateFrequency': {
    in: ['channel'],
    attributes: {
      rrule: matching(/^[A-Z][A-Z0-9=;,:+-]*$/),
      dtstart: matching(/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/),
      complete: matching(/^(?:true|false)$/),
    },
    text: line(128),
    mustSay: true,
    most: 1,
  },
}

/** The tags that may stand in `parent`, cleaned. */
export function keptElements(tags: KeptTag[], parent: Parent, own: string): Element[] {
  const counts = new Map<string, number>()
  return tags.flatMap((tag) => {
    const rule = Object.hasOwn(RULES, tag.name) ? RULES[tag.name]! : null
    const count = counts.get(tag.name) ?? 0
    if (!rule?.in.includes(parent) || count >= rule.most) return []
    const kept = keptElement(tag, rule, own)
    counts.set(tag.name, count + kept.length)
    return kept
  })
}

function keptElement(tag: KeptTag, rule: Rule, own: string): Element[] {
  const attributes = keptAttributes(tag, rule, own)
  const text = rule.text?.(tag.text ?? '', own) ?? null
  if (rule.required?.some((name) => attributes[name] === undefined) || (rule.mustSay && text === null))
    return []
  if (tag.name === 'podcast:socialInteract' && attributes.protocol !== 'disabled' && !attributes.uri)
    return []
  if (!rule.remoteItems) return [element(tag.name, attributes, text ?? undefined)]
  const { most, medium } = rule.remoteItems
  const inside = (tag.children ?? []).filter((one) => !medium || one.attributes?.medium === medium)
  const children = keptElements(inside, tag.name as Parent, own).slice(0, most)
  return children.length === 0 ? [] : [element(tag.name, attributes, children)]
}

function keptAttributes(tag: KeptTag, rule: Rule, own: string): Record<string, string> {
  const given = tag.attributes ?? {}
  return Object.fromEntries(
    Object.entries(rule.attributes).flatMap(([name, check]) => {
      const value = Object.hasOwn(given, name) ? check(given[name]!, own) : null
      return value === null ? [] : [[name, value]]
    }),
  )
}
