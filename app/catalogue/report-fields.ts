/** The fields of a report as forms and commands give them. */
import { z } from 'zod'
import { language, prose } from './fields.ts'
import { nameList } from './name-list.ts'

export const ReportFields = z.object({
  /** Markdown, where `[words](t:1:23)` or `[words](2/t:83)` leads to a moment; empty: no report. */
  body: prose(400_000).transform(momentsInSeconds),
  language,
  authors: nameList,
})

const CLOCK = /\]\(\s*(\d{1,4}\/)?t:((?:\d{1,3}:)?\d{1,4}:\d{2}(?:\.\d{1,3})?)\s*\)/g
const SECONDS = /\]\((\d{1,4}\/)?t:(\d+(?:\.\d+)?)\)/g

/** Moments as rows keep them: `(t:1:23)` becomes `(t:83)`. */
export function momentsInSeconds(markdown: string): string {
  return markdown.replaceAll(CLOCK, (_, part = '', clock: string) => {
    const seconds = clock.split(':').reduce((total, one) => total * 60 + Number(one), 0)
    return `](${part}t:${Math.round(seconds * 1000) / 1000})`
  })
}

/** Moments as people read them: `(t:83)` becomes `(t:1:23)`. */
export function momentsOnTheClock(markdown: string): string {
  return markdown.replaceAll(SECONDS, (_, part = '', written: string) => {
    const [whole, decimals] = written.split('.') as [string, string?]
    const seconds = Number(whole)
    const two = (value: number) => String(value).padStart(2, '0')
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
    return `](${part}t:${clock}${decimals ? `.${decimals}` : ''})`
  })
}
