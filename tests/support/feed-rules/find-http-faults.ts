/** Everything that is wrong with how a feed, and all that it leads to, is answered. */
import { readXml, type XmlElement } from '../../../app/feeds/read-xml-for-tests.ts'
import { ARTWORK_ANSWER_RULES } from './http/artwork-answer-rules.ts'
import { ask } from './http/ask.ts'
import { FEED_ANSWER_RULES } from './http/feed-answer-rules.ts'
import type { HttpRule, Resource } from './http/http-rule.ts'
import { MEDIA_ANSWER_RULES } from './http/media-answer-rules.ts'
import { TEXT_ANSWER_RULES } from './http/text-answer-rules.ts'
import type { Fault } from './rule.ts'
import { named, textOf } from './values.ts'

export const HTTP_RULES: HttpRule[] = [
  ...FEED_ANSWER_RULES,
  ...ARTWORK_ANSWER_RULES,
  ...MEDIA_ANSWER_RULES,
  ...TEXT_ANSWER_RULES,
]
const AT_ONCE = 4

/** Asks the feed at `url` and, once each, all that it leads to. `known` are addresses that were asked before. */
export async function findHttpFaults(
  url: string,
  known = new Set<string>(),
  rules = HTTP_RULES,
): Promise<Fault[]> {
  const xml = (await ask(url, { headers: { 'accept-encoding': 'identity' } })).body.toString('utf8')
  const resources = [{ kind: 'feed' as const, url }, ...leadsTo(xml)].filter((resource) => {
    const isNew = !known.has(resource.url)
    known.add(resource.url)
    return isNew
  })
  const questions = resources.flatMap((resource) =>
    rules.filter((rule) => rule.of.includes(resource.kind)).map((rule) => ({ rule, resource })),
  )
  const found: Fault[][] = []
  const answerOn = async () => {
    for (let next = questions.shift(); next; next = questions.shift())
      found.push(await faultsOf(next.rule, next.resource))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, answerOn))
  return found.flat()
}

async function faultsOf({ id, level, check }: HttpRule, resource: Resource): Promise<Fault[]> {
  const whats = await check(resource).catch((error: Error) => [error.message])
  return whats.map((what) => ({ id, level, what: `${resource.url}: ${what}` }))
}

function leadsTo(xml: string): Resource[] {
  const channel = named(readXml(xml), 'channel')[0]!
  return [
    ...artworkOf(channel),
    ...named(channel, 'item').flatMap((item) => [...artworkOf(item), ...filesOf(item)]),
  ]
}

const artworkOf = (element: XmlElement): Resource[] =>
  named(element, 'itunes:image').map(({ attributes }) => ({ kind: 'artwork', url: attributes.href! }))

function filesOf(item: XmlElement): Resource[] {
  const duration = Number(textOf(item, 'itunes:duration')) || undefined
  const transcripts = named(item, 'podcast:transcript').map(({ attributes }) => attributes)
  return [
    ...named(item, 'enclosure').map(({ attributes }) => media(attributes.url!, attributes)),
    ...named(item, 'podcast:alternateEnclosure').flatMap((alternate) =>
      named(alternate, 'podcast:source').map((source) => media(source.attributes.uri!, alternate.attributes)),
    ),
    ...transcripts.map(({ url, type, language }): Resource => {
      const beside = transcripts.filter((other) => other.language === language).map((other) => other.type!)
      return { kind: 'transcript', url: url!, type, duration, beside }
    }),
    ...named(item, 'podcast:chapters').map(
      ({ attributes: { url, type } }): Resource => ({ kind: 'chapters', url: url!, type, duration }),
    ),
  ]
}

const media = (url: string, { type, length }: Record<string, string>): Resource => ({
  kind: 'media',
  url,
  type,
  length: Number(length),
})
