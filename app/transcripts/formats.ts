/** Every format of a transcript, both ways: route, links, feed, studio and command line read these tables. */

import { fromTxt } from './placing/from-txt.ts'
import { fromPodcastJson } from './reading/from-podcast-json.ts'
import { fromPodloveJson } from './reading/from-podlove-json.ts'
import { fromSrt } from './reading/from-srt.ts'
import { fromVtt } from './reading/from-vtt.ts'
import { fromWhisperJson } from './reading/from-whisper-json.ts'
import type { Given, HeardWord } from './reading/given.ts'
import { asFields } from './reading/json-fields.ts'
import { parseElement } from './reading/json-lists.ts'
import type { TextFile } from './reading/open-text.ts'
import type { Transcript } from './transcript.ts'
import { toHtml } from './writing/to-html.ts'
import { toJson } from './writing/to-json.ts'
import { toMd } from './writing/to-md.ts'
import { toSrt } from './writing/to-srt.ts'
import { toTxt } from './writing/to-txt.ts'
import { toVtt } from './writing/to-vtt.ts'

export interface Format {
  type: string
  /** What a reader sees on a download. */
  label: string
  render(transcript: Transcript): string
}

/** What we write. */
export const FORMATS = {
  vtt: { type: 'text/vtt; charset=utf-8', label: 'VTT', render: toVtt },
  srt: { type: 'application/x-subrip; charset=utf-8', label: 'SRT', render: toSrt },
  json: { type: 'application/json; charset=utf-8', label: 'JSON', render: toJson },
  txt: { type: 'text/plain; charset=utf-8', label: 'TXT', render: toTxt },
  html: { type: 'text/html; charset=utf-8', label: 'HTML', render: toHtml },
  md: { type: 'text/markdown; charset=utf-8', label: 'Markdown', render: toMd },
} satisfies Record<string, Format>

export type FormatName = keyof typeof FORMATS

interface Reader {
  label: string
  /** Has no times of its own: the recognised words give them. */
  isUntimed?: true
  recognises(file: TextFile): boolean
  read(file: TextFile, heard: readonly HeardWord[]): Given
}

const TIMES = /^[ \t]*[\d:.,]{4,20}[ \t]*-->[ \t]*[\d:.,]{4,20}/m
const COMMA_TIMES = /^[ \t]*[\d:]{4,14},\d{1,9}[ \t]*-->/m
/** Pages, office documents, scripts of subtitles, other JSON: nothing in them is taken for words. */
const FOREIGN = /^(?:<[!?a-z]|\{\\rtf|%PDF|PK[^\p{L}\s]|\[script info\]|\{\s*"|\[\s*[{\]])/iu

/** What we read, recognised by what it holds; the first that fits reads it. */
export const READERS = {
  vtt: {
    label: 'WebVTT',
    recognises: ({ head }) => /^WEBVTT(?:\s|$)/.test(head),
    read: ({ text }) => fromVtt(text),
  },
  whisper: {
    label: 'whisper.cpp JSON',
    recognises: (file) => file.lists().has('transcription'),
    read: ({ text }) => fromWhisperJson(text),
  },
  json: {
    label: 'podcast JSON',
    recognises: (file) => file.lists().has('segments') || hasIn(file, 'startTime', 'body'),
    read: ({ text }) => fromPodcastJson(text),
  },
  podlove: {
    label: 'Podlove JSON',
    recognises: (file) => hasIn(file, 'start', 'start_ms', 'items'),
    read: ({ text }) => fromPodloveJson(text),
  },
  srt: {
    label: 'SRT',
    recognises: ({ text, head }) => TIMES.test(text) && (/^\d{1,6}\s/.test(head) || COMMA_TIMES.test(text)),
    read: ({ text }) => fromSrt(text),
  },
  headless: {
    label: 'WebVTT',
    recognises: ({ text }) => TIMES.test(text),
    read: ({ text }) => fromVtt(text),
  },
  txt: {
    label: 'TXT/Markdown',
    isUntimed: true,
    recognises: ({ head }) => head !== '' && !head.includes('\0') && !FOREIGN.test(head),
    read: ({ text }, heard) => fromTxt(text, heard),
  },
} satisfies Record<string, Reader>

export function readerOf(file: TextFile): Reader | null {
  const all: Reader[] = Object.values(READERS)
  return all.find((reader) => reader.recognises(file)) ?? null
}

/** Whether one of the first elements of a file that is a list has one of these fields. */
function hasIn(file: TextFile, ...names: string[]): boolean {
  const first = file.lists().get('')?.slice(0, 5) ?? []
  return first.some((element) => {
    const fields = asFields(parseElement(element))
    return fields !== null && names.some((name) => fields[name] !== undefined)
  })
}
