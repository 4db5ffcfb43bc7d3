/** What a rule about feeds is: one entry with its source, its check and the changes that break it. */
import { readXml, type XmlElement } from '../../../app/feeds/read-xml-for-tests.ts'

export type Level = 'MUST' | 'SHOULD' | 'TRAP'

export interface About {
  /** What counts as the future; now where left out. */
  now?: Date
  /** Ids of rules that this feed is let off, each for a reason that its test says. */
  letOff?: string[]
}

export interface Feed {
  xml: string
  channel: XmlElement
  items: XmlElement[]
  /** Every element below `<rss>`, with what it stands in. */
  elements: Placed[]
  now: Date
}

export interface Placed {
  element: XmlElement
  parent: XmlElement
}

/** A text of the good feed and what stands in its place in a broken one. */
export type Change = [from: string | RegExp, to: string]

interface Rule {
  id: string
  /** TRAP: a specification allows it, but a real app breaks. */
  level: Level
  /** Specification or app. */
  source: string
  sentence: string
  /** Each of them alone breaks the rule in the good feed. */
  broken: Change[]
}

/** On the characters, also of what cannot be read as XML. */
export interface TextRule extends Rule {
  inText: (xml: string, bytes: Buffer) => string[]
}

/** On the elements. Answers what is wrong, nothing where all is well. */
export interface FeedRule extends Rule {
  inFeed: (feed: Feed) => string[]
}

export interface Fault {
  id: string
  level: Level
  /** What is wrong, and where. */
  what: string
}

/** The feed to check; null where it cannot be read. */
export function readFeed(xml: string, { now = new Date() }: About): Feed | null {
  try {
    const root = readXml(xml)
    const none: XmlElement = { name: 'channel', attributes: {}, children: [], text: '' }
    const channel = root.children.find(({ name }) => name === 'channel') ?? none
    const items = channel.children.filter(({ name }) => name === 'item')
    return { xml, channel, items, now, elements: below(root) }
  } catch {
    return null
  }
}

const below = (parent: XmlElement): Placed[] =>
  parent.children.flatMap((element) => [{ element, parent }, ...below(element)])
