/** Where a text is cut into captions, and those into lines: at the end of a sentence, else of a clause, else between words. */

import { endsSentence } from '../sentence-end.ts'
import type { Token } from './captions.ts'

export interface Piece {
  /** Tokens `from` up to `to`, which is not among them. */
  from: number
  to: number
  /** One or two. */
  lines: string[]
}

interface Screen {
  width: number
  /** Characters that stand before the words of each caption. */
  lead: number
  /** Seconds that a caption stays at most. */
  longest: number
}

/** Each caption costs something, so that there are few; a cut costs less where the speaker pauses. */
const EACH = 10
const CLAUSE = 4
const BETWEEN = 9
/** A cut after a small word leaves it hanging. */
const HANGING = 3
/** A caption that begins with the end of a sentence and goes on with the next one's head. */
const ACROSS = 4
const SMALL_WORD = 3
/** Too long on the screen, for each second; and too few letters to be a caption of its own, for each. */
const TOO_LONG = 3
const FEW = 12
const TOO_FEW = 1
/** Letters a second that a caption may have without costing. */
const SPEED = 20
/** Seconds below which a caption only flickers, and what each of them costs. */
const BRIEF = 1
const TOO_BRIEF = 12

/** The cheapest way to cut, found by looking at each place once with the captions that may end there. */
export function cutText(tokens: Token[], screen: Screen): Piece[] {
  const cost = new Float64Array(tokens.length + 1).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(tokens.length + 1)
  cost[0] = 0
  for (let to = 1; to <= tokens.length; to += 1) {
    const cut = to === tokens.length ? 0 : cutCost(tokens[to - 1]!, tokens[to]!)
    let length = 0
    let ends = 0
    for (let from = to - 1; from >= 0; from -= 1) {
      length += tokens[from]!.text.length + (from < to - 1 ? 1 : 0)
      const isFirst = from === to - 1
      if (!isFirst && (length > screen.width * 2 || !fits(tokens, from, to, screen))) break
      if (!isFirst && endsSentence(tokens[from]!.text)) ends += 1
      const across = ends > 0 && cut > 0 ? ACROSS : 0
      const total = cost[from]! + EACH + cut + across + stayCost(tokens, from, to, length, screen)
      if (total >= cost[to]!) continue
      cost[to] = total
      before[to] = from
    }
  }
  const pieces: Piece[] = []
  for (let to = tokens.length; to > 0; to = before[to]!)
    pieces.push({ from: before[to]!, to, lines: toTwoLines(tokens, before[to]!, to, screen) })
  return pieces.reverse()
}

function cutCost({ text, end }: Token, next: Token): number {
  if (endsSentence(text)) return 0
  if (/[,;:–—]["»”’)]*$/.test(text) || next.start - end > 0.3) return CLAUSE
  return BETWEEN + (text.length <= SMALL_WORD ? HANGING : 0)
}

function stayCost(tokens: Token[], from: number, to: number, length: number, screen: Screen): number {
  const stays = tokens[to - 1]!.end - tokens[from]!.start
  const isAll = from === 0 && to === tokens.length
  return (
    Math.max(0, stays - screen.longest) * TOO_LONG +
    (isAll ? 0 : Math.max(0, FEW - length) * TOO_FEW + Math.max(0, BRIEF - stays) * TOO_BRIEF) +
    (stays > 0 && to - from > 1 ? Math.min(EACH, Math.max(0, length / stays - SPEED) / 4) : 0)
  )
}

function fits(tokens: Token[], from: number, to: number, { width, lead }: Screen): boolean {
  let line = leadOf(lead, width)
  let lines = 1
  for (let at = from; at < to; at += 1) {
    const { length } = tokens[at]!.text
    if (line === 0 || line + (at === from ? 0 : 1) + length <= width) line += length + (at === from ? 0 : 1)
    else {
      lines += 1
      line = length
      if (lines > 2) return false
    }
    if (line > width && to - from > 1) return false
  }
  return true
}

/** A name that takes more than half of a line is not counted: nothing would be left. */
const leadOf = (lead: number, width: number) => (lead > width / 2 ? 0 : lead)

/** One line where it fits; else two about as long as each other, cut where a cut costs least. */
function toTwoLines(tokens: Token[], from: number, to: number, { width, lead }: Screen): string[] {
  const text = (a: number, b: number) =>
    tokens
      .slice(a, b)
      .map((token) => token.text)
      .join(' ')
  const head = leadOf(lead, width)
  const whole = text(from, to)
  if (to - from === 1 || head + whole.length <= width) return [whole]
  let best = { cost: Number.POSITIVE_INFINITY, at: to - 1 }
  for (let at = from + 1; at < to; at += 1) {
    const [first, second] = [head + text(from, at).length, text(at, to).length]
    if ((first > width && at > from + 1) || second > width) continue
    const cost = Math.abs(first - second) / 2 + cutCost(tokens[at - 1]!, tokens[at]!)
    if (cost < best.cost) best = { cost, at }
  }
  return [text(from, best.at), text(best.at, to)]
}
