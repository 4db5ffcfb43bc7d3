/** Every format of a transcript: route, links and feed read this table. */
import { toHtml } from './to-html.ts'
import { toJson } from './to-json.ts'
import { toSrt } from './to-srt.ts'
import { toTxt } from './to-txt.ts'
import { toVtt } from './to-vtt.ts'
import type { Transcript } from './transcript.ts'

export interface Format {
  type: string
  /** What a reader sees on a download. */
  label: string
  render(transcript: Transcript): string
}

export const FORMATS = {
  vtt: { type: 'text/vtt; charset=utf-8', label: 'VTT', render: toVtt },
  srt: { type: 'application/x-subrip; charset=utf-8', label: 'SRT', render: toSrt },
  json: { type: 'application/json; charset=utf-8', label: 'JSON', render: toJson },
  txt: { type: 'text/plain; charset=utf-8', label: 'TXT', render: toTxt },
  html: { type: 'text/html; charset=utf-8', label: 'HTML', render: toHtml },
} satisfies Record<string, Format>

export type FormatName = keyof typeof FORMATS
