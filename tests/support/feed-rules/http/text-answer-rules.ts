/** Rules about how transcripts and chapters are answered, and about what is in them. */
import {
  faultsOfChapters,
  faultsOfHtml,
  faultsOfJson,
  faultsOfSrt,
  faultsOfVtt,
  longSrtBlocks,
  longVttLines,
  lostSrtWords,
} from '../transcript-formats.ts'
import { ask } from './ask.ts'
import { type HttpRule, type Resource, unless } from './http-rule.ts'

const SRT = /^application\/(x-subrip|srt)$/
const textAt = async (url: string) => (await ask(url)).body.toString('utf8')

/** A rule about one format of transcripts. */
const ofType = (type: RegExp, faults: (text: string, duration?: number) => string[]): HttpRule['check'] => {
  return async (resource: Resource) =>
    type.test(resource.type!) ? faults(await textAt(resource.url), resource.duration) : []
}

export const TEXT_ANSWER_RULES: HttpRule[] = [
  {
    id: 'text-cors',
    level: 'MUST',
    source: 'transcripts.md, PSP-1 2 and 3',
    sentence: 'any page may read transcripts and chapters',
    of: ['transcript', 'chapters'],
    check: async ({ url }) => {
      const { status, headers } = await ask(url, { headers: { origin: 'https://player.example' } })
      return unless(
        [status === 200, String(status)],
        [headers['access-control-allow-origin'] === '*', 'Access-Control-Allow-Origin'],
      )
    },
  },
  {
    id: 'text-type',
    level: 'MUST',
    source: 'transcripts.md, HTML',
    sentence: 'the type is the one that the feed says; HTML and plain text say UTF-8',
    of: ['transcript', 'chapters'],
    check: async ({ url, type }) => {
      const served = (await ask(url)).headers['content-type'] ?? ''
      const needsCharset = /^text\/(html|plain)/.test(served)
      return unless(
        [served.split(';')[0] === type, `${type} announced, ${served} sent`],
        [!needsCharset || /charset=utf-8/i.test(served), served],
      )
    },
  },
  {
    id: 'text-head',
    level: 'MUST',
    source: 'Apple 823',
    sentence: 'HEAD is answered as GET, without a body',
    of: ['transcript', 'chapters'],
    check: async ({ url }) => {
      const [get, head] = await Promise.all([ask(url), ask(url, { method: 'HEAD' })])
      const names = ['content-type', 'content-length', 'etag', 'access-control-allow-origin']
      return unless(
        [head.status === 200 && head.body.length === 0, `HEAD ${head.status}`],
        ...names.map((name): [boolean, string] => [get.headers[name] === head.headers[name], name]),
      )
    },
  },
  {
    id: 'transcript-vtt',
    level: 'MUST',
    source: 'WebVTT, AntennaPod VttTranscriptParser',
    sentence: 'WebVTT: whole times with dots, ascending, words escaped, nothing after the end',
    of: ['transcript'],
    check: ofType(/^text\/vtt$/, faultsOfVtt),
  },
  {
    id: 'transcript-srt',
    level: 'MUST',
    source: 'transcripts.md, AntennaPod SrtTranscriptParser',
    sentence: 'SubRip: counted, whole times with commas, ascending, nothing after the end',
    of: ['transcript'],
    check: ofType(SRT, faultsOfSrt),
  },
  {
    id: 'transcript-json',
    level: 'MUST',
    source: 'transcripts.md, AntennaPod JsonTranscriptParser',
    sentence: 'JSON 1.0.0: each segment has start, end and words, ascending, nothing after the end',
    of: ['transcript'],
    check: ofType(/^application\/json$/, faultsOfJson),
  },
  {
    id: 'transcript-html',
    level: 'MUST',
    source: 'transcripts.md',
    sentence: 'HTML: times and paragraphs, no script',
    of: ['transcript'],
    check: ofType(/^text\/html$/, faultsOfHtml),
  },
  {
    id: 'transcript-lines',
    level: 'SHOULD',
    source: 'transcripts.md',
    sentence: 'lines of at most 65 characters in WebVTT, two of 32 in SubRip',
    of: ['transcript'],
    check: async (resource) => [
      ...(await ofType(/^text\/vtt$/, longVttLines)(resource)),
      ...(await ofType(SRT, longSrtBlocks)(resource)),
    ],
  },
  {
    id: 'transcript-colons',
    level: 'TRAP',
    source: 'AntennaPod SrtTranscriptParser',
    sentence:
      'what follows a second colon in SubRip is lost, unless there is JSON, which AntennaPod reads first',
    of: ['transcript'],
    check: async (resource) =>
      resource.beside?.includes('application/json') ? [] : ofType(SRT, lostSrtWords)(resource),
  },
  {
    id: 'chapters-json',
    level: 'MUST',
    source: 'jsonChapters.md',
    sentence: 'chapters of version 1.2, ascending, none after the end',
    of: ['chapters'],
    check: async ({ url, duration }) => faultsOfChapters(await textAt(url), duration),
  },
]
