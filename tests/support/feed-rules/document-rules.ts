/** Rules about a feed as a document: bytes, names, escaping, addresses. */
import { readXml } from '../../../app/feeds/read-xml-for-tests.ts'
import type { FeedRule, TextRule } from './rule.ts'
import { named, repeated, shown, wrong } from './values.ts'

export const NAMESPACES: Record<string, string> = {
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
}
const RSS = {
  channel:
    'title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs cloud ttl image rating textInput skipHours skipDays item',
  item: 'title link description author category comments enclosure guid pubDate source',
}
const ITUNES =
  'author block category complete duration email episode episodeType explicit image keywords name new-feed-url order owner season subtitle summary title type'
const KNOWN = [...Object.values(RSS).join(' ').split(' '), 'rss', 'channel', 'url', 'width', 'height']
const EXACT = new Map(
  [...KNOWN, ...ITUNES.split(' ').map((name) => `itunes:${name}`), 'content:encoded', 'atom:link'].map(
    (name) => [name.toLowerCase(), name],
  ),
)
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 section 2.2 refuses
const REFUSED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/
/** The same characters written as numbers. */
const REFUSED_NUMBER = /&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/i
const outsideCdata = (xml: string) => xml.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')

export const DOCUMENT_TEXT_RULES: TextRule[] = [
  {
    id: 'declaration',
    level: 'MUST',
    source: 'Apple 823, PSP-1',
    sentence: 'the XML declaration stands first and the bytes are UTF-8',
    inText: (xml, bytes) => [
      ...(/^<\?xml version="1\.0" encoding="UTF-8"\?>/.test(xml) ? [] : [xml.slice(0, 60)]),
      ...(bytes.equals(Buffer.from(xml)) ? [] : ['bytes that are not UTF-8']),
    ],
    broken: [
      ['<?xml version="1.0" encoding="UTF-8"?>', ''],
      ['<?xml version="1.0" encoding="UTF-8"?>', ' <?xml version="1.0" encoding="UTF-8"?>'],
      ['<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0" encoding="ISO-8859-1"?>'],
    ],
  },
  {
    id: 'control-characters',
    level: 'MUST',
    source: 'XML 1.0 2.2, AntennaPod 6171',
    sentence:
      'no character that XML refuses, not even as a number: one of them kills the whole feed in every app',
    inText: (xml) =>
      [REFUSED.exec(xml), REFUSED_NUMBER.exec(outsideCdata(xml))].flatMap((found) =>
        found ? [JSON.stringify(found[0])] : [],
      ),
    broken: [
      ['Le vent', 'Le\u0008 vent'],
      ['Le vent', 'Le vent\uFFFE'],
      ['Le vent', 'Le&#8; vent'],
      ['Le vent', 'Le&#x1F; vent'],
    ],
  },
  {
    id: 'well-formed',
    level: 'MUST',
    source: 'XML 1.0',
    sentence: '& < > and ]]> are escaped and every element is closed',
    inText: (xml) => {
      try {
        readXml(xml)
        return []
      } catch (error) {
        return [(error as Error).message]
      }
    },
    broken: [
      ['Toi &amp; moi', 'Toi & moi'],
      ['Toi &amp; moi', 'Toi <3 moi'],
      ['Le vent', 'Le ]]> vent'],
      ['</channel>', ''],
      ['href="https://radio.example/shows/matin/cover.jpg"', 'href="a"b"'],
    ],
  },
  {
    id: 'no-doctype',
    level: 'MUST',
    source: 'XML 1.0',
    sentence: 'no DOCTYPE and no entity of HTML',
    inText: (xml) => {
      const outside = outsideCdata(xml)
      const entities = [...outside.matchAll(/&([a-z]\w*);/gi)].filter(
        ([, name]) => !/^(amp|lt|gt|quot|apos)$/.test(name!),
      )
      return [
        ...(/<!(DOCTYPE|ENTITY)/.test(outside) ? ['DOCTYPE'] : []),
        ...entities.map(([entity]) => entity),
      ]
    },
    broken: [
      ['<rss ', '<!DOCTYPE rss><rss '],
      ['Le vent', 'Le&nbsp;vent'],
    ],
  },
]

export const DOCUMENT_RULES: FeedRule[] = [
  {
    id: 'rss-2.0',
    level: 'MUST',
    source: 'RSS 2.0, AntennaPod TypeGetter',
    sentence: '<rss version="2.0"> with one channel',
    inFeed: ({ xml }) => {
      const root = readXml(xml)
      const isRight =
        root.name === 'rss' && root.attributes.version === '2.0' && named(root, 'channel').length === 1
      return isRight && root.children.length === 1 ? [] : [shown(root)]
    },
    broken: [
      ['version="2.0"', 'version="2.1"'],
      ['</channel>', '</channel><channel></channel>'],
    ],
  },
  {
    id: 'namespaces',
    level: 'MUST',
    source: 'PSP-1',
    sentence: 'itunes, podcast and atom are declared on <rss>, content where HTML is used',
    inFeed: ({ xml, elements }) => {
      const { attributes } = readXml(xml)
      const usesContent = elements.some(({ element }) => element.name.startsWith('content:'))
      const wanted = Object.entries(NAMESPACES).filter(([prefix]) => prefix !== 'content' || usesContent)
      return wrong(
        wanted,
        ([prefix, uri]) => attributes[`xmlns:${prefix}`] !== uri,
        ([prefix]) => prefix,
      )
    },
    broken: [
      ['podcastindex.org/namespace/1.0', 'podcastindex.org/Namespace/1.0'],
      ['podcast-1.0.dtd', 'Podcast-1.0.dtd'],
    ],
  },
  {
    id: 'prefixes',
    level: 'TRAP',
    source: 'AntennaPod SyndHandler, podcast-partytime',
    sentence: 'these namespaces have exactly these prefixes, which apps look for literally',
    inFeed: ({ xml, elements }) => {
      const declared = [readXml(xml), ...elements.map(({ element }) => element)].flatMap(({ attributes }) =>
        Object.entries(attributes).filter(([key]) => /^xmlns(:|$)/.test(key)),
      )
      const prefixOf = new Map(Object.entries(NAMESPACES).map(([prefix, uri]) => [uri.toLowerCase(), prefix]))
      const isOther = ([key, uri]: [string, string]) => {
        const prefix = key.slice('xmlns:'.length)
        const usual = prefixOf.get(uri.toLowerCase().replace(/\/$/, '')) ?? prefixOf.get(uri.toLowerCase())
        return (
          key === 'xmlns' ||
          (usual !== undefined && usual !== prefix) ||
          (prefix in NAMESPACES && usual !== prefix)
        )
      }
      return wrong(declared, isOther, ([key, uri]) => `${key}="${uri}"`)
    },
    broken: [
      ['<channel>', '<channel xmlns:p="https://podcastindex.org/namespace/1.0">'],
      ['<channel>', '<channel xmlns:media="http://www.w3.org/2005/Atom">'],
      ['<channel>', '<channel xmlns="http://www.w3.org/2005/Atom">'],
    ],
  },
  {
    id: 'case',
    level: 'MUST',
    source: 'Apple 823',
    sentence: 'names of elements respect case',
    inFeed: ({ elements }) =>
      wrong(
        elements.map(({ element }) => element.name),
        (name) => (EXACT.get(name.toLowerCase()) ?? name) !== name,
        (name) => name,
      ),
    broken: [
      ['<itunes:duration>3600</itunes:duration>', '<itunes:Duration>3600</itunes:Duration>'],
      [
        '<pubDate>Mon, 04 May 2026 06:30:00 GMT</pubDate>',
        '<pubdate>Mon, 04 May 2026 06:30:00 GMT</pubdate>',
      ],
    ],
  },
  {
    id: 'rss-elements',
    level: 'MUST',
    source: 'RSS 2.0',
    sentence: 'without a prefix only elements of RSS 2.0, each once except category and item',
    inFeed: ({ channel, items }) =>
      [channel, ...items].flatMap((inside) => {
        const names = inside.children.map(({ name }) => name).filter((name) => !name.includes(':'))
        const allowed = RSS[inside.name as keyof typeof RSS].split(' ')
        const unknown = names.filter((name) => !allowed.includes(name))
        const twice = repeated(names).filter((name) => !['category', 'item'].includes(name))
        return [...unknown, ...twice].map((name) => `<${name}> in <${inside.name}>`)
      }),
    broken: [
      ['<generator>', '<author>ada@radio.example</author><generator>'],
      ['<generator>', '<link>https://radio.example/</link><generator>'],
      ['<guid ', '<language>fr</language><guid '],
    ],
  },
]
