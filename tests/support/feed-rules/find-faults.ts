/** Everything that is wrong with a feed. */
import { CHANNEL_RULES } from './channel-rules.ts'
import { DOCUMENT_RULES, DOCUMENT_TEXT_RULES } from './document-rules.ts'
import { ENCLOSURE_RULES } from './enclosure-rules.ts'
import { ITEM_RULES } from './item-rules.ts'
import { PAGING_RULES } from './paging-rules.ts'
import { PODCAST_RULES } from './podcast-rules.ts'
import { type About, type Fault, type FeedRule, readFeed, type TextRule } from './rule.ts'
import { TAG_RULES } from './tag-rules.ts'
import { VALUE_RULES } from './value-rules.ts'

export const TEXT_RULES: TextRule[] = DOCUMENT_TEXT_RULES
export const FEED_RULES: FeedRule[] = [
  ...DOCUMENT_RULES,
  ...VALUE_RULES,
  ...CHANNEL_RULES,
  ...ITEM_RULES,
  ...ENCLOSURE_RULES,
  ...TAG_RULES,
  ...PODCAST_RULES,
  ...PAGING_RULES,
]

/** The faults of a feed; of one that cannot be read, those of its characters alone. */
export function findFaults(given: string | Buffer, about: About = {}): Fault[] {
  const bytes = Buffer.from(given)
  const xml = bytes.toString('utf8')
  const feed = readFeed(xml, about)
  const found = [
    ...TEXT_RULES.map((rule) => ({ rule, whats: rule.inText(xml, bytes) })),
    ...(feed ? FEED_RULES.map((rule) => ({ rule, whats: rule.inFeed(feed) })) : []),
  ]
  return found
    .filter(({ rule }) => !about.letOff?.includes(rule.id))
    .flatMap(({ rule, whats }) => whats.map((what) => ({ id: rule.id, level: rule.level, what })))
}
