/** A written text as paragraphs with their speakers. */

import { withoutClocks } from '../reading/line-clocks.ts'
import { acceptNames, areSaidAtTurns } from '../reading/speaker-names.ts'
import { toLines } from '../reading/timed-blocks.ts'
import { endsSentence } from '../sentence-end.ts'
import { type Label, readLabel, withoutEscapes } from './text-labels.ts'

export interface TextParagraph {
  /** From 1. */
  line: number
  speaker: string | null
  text: string
}

/**
 * Paragraphs end at a blank line or where another speaks; in a file without blank lines, at a line's end that is a sentence's end. A name holds
 * until the next, unless the file repeats it at each paragraph.
 */
export function toTextParagraphs(text: string): TextParagraph[] {
  const raw = toLines(text).map((line) => line.trim())
  const isMd = isMarkdown(raw)
  const lines = withoutClocks(isMd ? raw.map(withoutHeading) : raw)
  const paragraphs = joinNames(gather(lines, acceptLabels(lines))).filter(({ text: said }) => said !== '')
  const names = paragraphs.map((one) => (one.isLabelled ? one.speaker : null))
  const isHeld = areSaidAtTurns(names)
  return paragraphs.map(({ line, speaker, text: said, isLabelled }) => ({
    line,
    speaker: isLabelled || isHeld ? speaker : null,
    text: isMd ? withoutMarks(said) : said,
  }))
}

interface Gathered extends TextParagraph {
  /** Its own first line, or the one before it, names the speaker. */
  isLabelled: boolean
}

function gather(lines: string[], labels: (Label | null)[]): Gathered[] {
  const hasBlank = lines.some((line, at) => line === '' && at < lines.length - 1)
  const paragraphs: Gathered[] = []
  let speaker: string | null = null
  let open: Gathered | null = null
  const start = (at: number) => {
    open = { line: at + 1, speaker, text: '', isLabelled: Boolean(labels[at]) }
    paragraphs.push(open)
    return open
  }
  for (const [at, line] of lines.entries()) {
    const label = labels[at]
    if (label) speaker = label.name
    if (label || line === '') open = null
    const said = label ? label.rest : line
    if (said === '' && !label) continue
    const paragraph: Gathered = open ?? start(at)
    paragraph.text = paragraph.text === '' ? said : `${paragraph.text} ${said}`
    if (!hasBlank && endsSentence(said)) open = null
  }
  return paragraphs
}

/** A name on a line of its own labels the paragraph under it, a blank line between or not. */
function joinNames(paragraphs: Gathered[]): Gathered[] {
  return paragraphs.map((paragraph, at) => {
    const before = paragraphs[at - 1]
    return before && before.text === '' && before.isLabelled ? { ...paragraph, isLabelled: true } : paragraph
  })
}

/** Of what looks like a name, that which is one; null elsewhere. */
function acceptLabels(lines: string[]): (Label | null)[] {
  const labels = lines.map((line) => (line === '' ? null : readLabel(line)))
  const isLone = (label: Label | null) => label !== null && !label.isSure && label.rest === ''
  const beforeWords = labels.map((label) => (label && !isLone(label) ? label : null))
  const names = acceptNames(beforeWords.filter((_label, at) => lines[at] !== ''))
  for (const label of beforeWords) if (label?.isSure) names.add(label.name)
  const lone = loneNames(lines, labels, names)
  return labels.map((label, at) => {
    if (!label) return null
    if (label.isSure || names.has(label.name)) return label
    return isLone(label) && lone.has(at) ? label : null
  })
}

/** Lines that are a name alone: words stand right under several of them, or one of them comes again. */
function loneNames(lines: string[], labels: (Label | null)[], known: Set<string>): Set<number> {
  const alone = labels.flatMap((label, at) => (label && !label.isSure && label.rest === '' ? [at] : []))
  const nameAt = (at: number) => labels[at]!.name
  const count = new Map<string, number>()
  for (const at of alone) count.set(nameAt(at), (count.get(nameAt(at)) ?? 0) + 1)
  const overWords = alone.filter((at) => (lines[at + 1] ?? '') !== '' && !labels[at + 1])
  const isWay = overWords.length > 1
  return new Set(
    alone.filter(
      (at) => known.has(nameAt(at)) || count.get(nameAt(at))! > 1 || (isWay && overWords.includes(at)),
    ),
  )
}

const isMarkdown = (lines: string[]) =>
  lines.some((line) => /^#{1,6}\s|^\*\*|\*\*[^*\s][^*]{0,200}\*\*|^__\S|\\[*_#[\]()!.-]/.test(line))
const withoutHeading = (line: string) => line.replace(/^(?:#{1,6}|>|[*+])\s+/, '')

/** `**fort**`, `_bas_`, `[mots](adresse)` and `\*` as words. */
const withoutMarks = (text: string) =>
  withoutEscapes(
    text
      .replaceAll(/\[([^[\]]{1,400})\]\([^()\s]{0,400}\)/g, '$1')
      .replaceAll(/(?<![\\\p{L}\p{N}*_])(\*\*|__|[*_])(?=\S)([^*_]{1,400})\1(?![\p{L}\p{N}])/gu, '$2'),
  )
