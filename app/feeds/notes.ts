/** Show notes as a feed has them: short ones whole, of long ones the beginning, and everything beside it. */
import { atMoment } from '../addresses.ts'
import { type TimestampLine, timestampText } from '../chapters/to-timestamps.ts'
import { localeOf, WORDS } from '../locales/index.ts'
import { bindSpaces } from '../texts/bind-spaces.ts'
import { escapeHtml } from '../texts/escape.ts'
import { keepLines } from '../texts/keep-lines.ts'
import { cutBlocks } from './notes-cut.ts'
import { toBlocks } from './notes-html.ts'
import { LONGEST_DESCRIPTION, toAddress, toFeedLine, toTitle } from './text.ts'

export interface AboutNotes {
  markdown: string
  /** Said where there are no notes: apps want a description. */
  title: string
  /** The page that has all of them. */
  url: string
  language: string
  /** The episode that it is a part of: always said. */
  home?: { title: string; url: string } | null
  /** Chapters, which some apps read here alone: they are never cut. */
  timestamps?: TimestampLine[]
  /** A page with a recording: where its moments are, by the number of the recording that a link may name. */
  moments?: (part: string | undefined) => string
}

export interface Notes {
  description: string
  /** All of it, where the description has only a part. */
  content: string | null
}

/** HTML of the notes; neither is ever empty. */
export function toNotes(about: AboutNotes): Notes {
  const { markdown, title, url, language, home = null, timestamps = [], moments } = about
  const written = toBlocks(bindSpaces(keepLines(markdown)), (address) => toLink(address, url, moments))
  const notes = written.length > 0 ? written : [paragraph(escapeHtml(toFeedLine(title)))]
  const lines = [
    ...(home ? partOf(home, language) : []),
    ...timestamps.map((line) => paragraph(escapeHtml(timestampText(line)))),
  ]
  const whole = [...notes, ...lines].join('\n')
  if (Buffer.byteLength(whole) <= LONGEST_DESCRIPTION) return { description: whole, content: null }
  const rest = restOfIt(url, language)
  const room = LONGEST_DESCRIPTION - Buffer.byteLength([...rest, ...lines].join('\n'))
  return { description: [...cutBlocks(notes, room), ...rest, ...lines].join('\n'), content: whole }
}

export const paragraph = (html: string) => `<p>${html}</p>`

function restOfIt(url: string, language: string): string[] {
  const address = toAddress(url)
  const words = escapeHtml(WORDS[localeOf(language)].feedRest)
  return address === null ? [] : [paragraph(`<a href="${escapeHtml(address)}">${words}</a>`)]
}

function partOf({ title, url }: { title: string; url: string }, language: string): string[] {
  const address = toAddress(url)
  const name = escapeHtml(bindSpaces(toTitle(title, language)))
  const words = escapeHtml(WORDS[localeOf(language)].feedPartOf)
  return address === null ? [] : [paragraph(`${words} <a href="${escapeHtml(address)}">${name}</a>`)]
}

const MOMENT = /^(?:(\d{1,4})\/)?t:(\d{1,6}(?:\.\d{1,3})?)$/

/** Web addresses, pages of the site and moments lead somewhere, as on the page itself. */
export function toLink(address: string, url: string, moments?: AboutNotes['moments']): string | null {
  const [, part, seconds] = MOMENT.exec(address) ?? []
  if (seconds !== undefined) return moments ? toAddress(atMoment(moments(part), Number(seconds))) : null
  return /^(?:https?:\/\/|\/(?![/\\])|#)/i.test(address) ? toAddress(address, url) : null
}
