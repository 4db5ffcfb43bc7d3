/** Words as they are written, and the parts by which they are compared: `l’École ?` is `l` and `ecole`. */
import { foldText } from '#db/queries/fold-text.ts'
import { toLine } from '../../catalogue/plain-text.ts'
import type { HeardWord } from '../reading/given.ts'
import { endsSentence } from '../sentence-end.ts'
import { shareTime } from '../share-time.ts'

export interface WrittenWord {
  text: string
  /** None where the file's first signs are no letters. */
  parts: string[]
  /** Ends a sentence. */
  isEnd: boolean
}

export interface SpokenWord {
  part: string
  start: number
  end: number
}

const toParts = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** A lone mark belongs to the word before it, a dash at the head to the word after. */
export function toWritten(text: string): WrittenWord[] {
  const words: WrittenWord[] = []
  let head = ''
  for (const one of toLine(text).split(' ')) {
    const parts = toParts(one)
    const last = words.at(-1)
    if (parts.length > 0) {
      words.push({ text: `${head}${one}`, parts, isEnd: false })
      head = ''
    } else if (last) last.text += ` ${one}`
    else if (one) head += `${one} `
  }
  for (const [at, word] of words.entries()) {
    const before = words[at - 1]?.text ?? ''
    const next = words[at + 1]
    word.isEnd =
      endsSentence(before ? `${before} ${word.text}` : word.text) && !/^\p{Ll}/u.test(next?.text ?? '')
  }
  return words
}

export function toSpoken(heard: readonly HeardWord[]): SpokenWord[] {
  return heard.flatMap(({ text, start, end }) => {
    const parts = toParts(text)
    const times = parts.length > 1 ? shareTime(parts, { start, end }) : [{ start, end }]
    return parts.map((part, at) => ({ part, ...times[at]! }))
  })
}
