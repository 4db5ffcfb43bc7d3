/**
 * The table of the search, checked by itself: that it says what it seems to say. No stemmer takes part: that two words
 * are related is a crude rule of common beginnings, which asks less than a stemmer would.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Moment, PHENOMENA, type SearchCase } from './fixtures/search/search-case.ts'
import { SEARCH_TABLE } from './fixtures/search/search-table.ts'
import { speakerOf } from './fixtures/search/talk.ts'
import { cuesOf, GLOSSARY, TALKS } from './fixtures/search/talks.ts'

const SMALL = new Set(
  (
    'a au aux avec c ce ces d dans de des du elle en est et il j je l la le les m n ne nous on ou par pas pour qu que qui s sa se ' +
    'ses son sur t te un une vous y to the of it s'
  ).split(' '),
)
/** What is found by more than its letters: another spelling, another word, another ending. */
const BY_MORE_THAN_LETTERS = ['typos', 'glossary', 'inclusive']

/** Words of the table that the French Snowball stemmer makes the same though fewer than four of their letters are. */
const SAME_STEM = [
  ['mari', 'mars'],
  ['loi', 'loyer'],
  ['foie', 'foyer'],
  ['repas', 'repit'],
]

const talkOf = (moment: Moment) => TALKS.find((talk) => talk.id === moment.talk)!
const cueOf = (moment: Moment) => talkOf(moment).cues[cuesOf(moment)[0]!]!
const key = (moment: Moment) => `${moment.talk} ${cuesOf(moment)[0]}`
const named = (one: SearchCase) => `${one.query} (${[one.phenomenon, one.speaker, one.only].filter(Boolean)})`
const momentsOf = (one: SearchCase) => [...one.wanted, ...one.forbidden, ...(one.above ?? []).flat()]

/** What of the table is not as it should be, one line each. */
const wrong = (check: (one: SearchCase) => string[]) =>
  SEARCH_TABLE.flatMap((one) => check(one).map((said) => `${named(one)}: ${said}`))

test('the talks are as long as talks are, in two languages', () => {
  expect(TALKS.length).toBeGreaterThanOrEqual(25)
  expect(TALKS.length).toBeLessThanOrEqual(40)
  expect(new Set(TALKS.map((talk) => talk.id)).size).toBe(TALKS.length)
  expect(TALKS.filter(({ cues }) => cues.length < 15 || cues.length > 40).map((talk) => talk.id)).toEqual([])
  const silent = TALKS.filter((talk) => talk.cues.some((_, number) => speakerOf(talk, number) === null))
  expect(silent.map((talk) => talk.id)).toEqual([])
})

test('there are 80 French and 20 English queries at least, and 6 of each phenomenon', () => {
  expect(SEARCH_TABLE.filter((one) => one.language === 'fr').length).toBeGreaterThanOrEqual(80)
  expect(SEARCH_TABLE.filter((one) => one.language === 'en').length).toBeGreaterThanOrEqual(20)
  const few = PHENOMENA.filter((name) => SEARCH_TABLE.filter((one) => one.phenomenon === name).length < 6)
  expect(few).toEqual([])
  expect(new Set(SEARCH_TABLE.map(named)).size).toBe(SEARCH_TABLE.length)
})

test('every query says in a comment why what is forbidden is tempting', () => {
  const folder = new URL('fixtures/search/queries/', import.meta.url)
  const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const told = sources.flatMap((source) => source.match(/\{\n( +\/\/ .{8,}\n)+ +query: /g) ?? [])
  expect(told).toHaveLength(SEARCH_TABLE.length)
})

test('every moment is the words of one cue', () => {
  const check = (one: SearchCase) =>
    momentsOf(one).flatMap((moment) =>
      cuesOf(moment).length === 1 ? [] : [`${cuesOf(moment).length} × ${moment.talk}: ${moment.words}`],
    )
  expect(wrong(check)).toEqual([])
})

test('one moment at least is wanted, two are forbidden, none is both or twice', () => {
  const check = (one: SearchCase) => {
    const keys = [...one.wanted, ...one.forbidden].map(key)
    return [
      ...(one.wanted.length < 1 || one.forbidden.length < 2 ? ['too few'] : []),
      ...(new Set(keys).size < keys.length ? ['the same twice'] : []),
    ]
  }
  expect(wrong(check)).toEqual([])
})

test('each forbidden moment shares a word, a stem or a beginning with the query', () => {
  const check = (one: SearchCase) => {
    const asked = [...wordsAsked(one), ...wordsOf(one.suggestion ?? ''), ...spelledOut(one)]
    return one.forbidden
      .filter((moment) => !wordsOf(cueOf(moment).text).some((word) => asked.some((of) => isLike(of, word))))
      .map((moment) => `not tempting: ${cueOf(moment).text}`)
  }
  expect(wrong(check)).toEqual([])
})

test('each wanted moment says every word of the query in some form', () => {
  const check = (one: SearchCase) =>
    BY_MORE_THAN_LETTERS.includes(one.phenomenon)
      ? []
      : one.wanted.flatMap((moment) =>
          wordsAsked(one)
            .filter((asked) => !wordsOf(cueOf(moment).text).some((word) => isLike(asked, word)))
            .map((asked) => `${asked} is not in: ${cueOf(moment).text}`),
        )
  expect(wrong(check)).toEqual([])
})

// Such a talk would be an answer, and what it says of one word alone a moment of it.
test('no talk with a forbidden moment has all words of the query, but only apart from each other', () => {
  const check = (one: SearchCase) => {
    const asked = wordsAsked(one)
    if (asked.length < 2 || one.query.includes('"') || BY_MORE_THAN_LETTERS.includes(one.phenomenon))
      return []
    return one.forbidden
      .filter((moment) => {
        const cues = talkOf(moment).cues.map((cue) => wordsOf(cue.text))
        const has = (words: string[]) => asked.every((of) => words.some((word) => isAlmost(of, word)))
        return has(cues.flat()) && !cues.some(has)
      })
      .map((moment) => `answered by ${moment.talk}`)
  }
  expect(wrong(check)).toEqual([])
})

test('an excluded word is in every forbidden moment, and nowhere in the talks of the wanted ones', () => {
  const check = (one: SearchCase) => {
    const excluded = / -(\p{L}+)$/u.exec(one.query)?.[1]
    if (one.phenomenon !== 'exclusions') return []
    if (!excluded) return ['excludes nothing']
    const says = (text: string) => wordsOf(text).some((word) => isAlmost(fold(excluded), word))
    return [
      ...one.forbidden
        .filter((moment) => !says(cueOf(moment).text))
        .map((moment) => `not in: ${moment.words}`),
      ...one.wanted
        .filter((moment) => talkOf(moment).cues.some((cue) => says(cue.text)))
        .map((moment) => `said in ${moment.talk}`),
    ]
  }
  expect(wrong(check)).toEqual([])
})

test('a facet keeps every wanted moment', () => {
  const check = (one: SearchCase) =>
    one.wanted
      .filter((moment) => {
        const said = speakerOf(talkOf(moment), cuesOf(moment)[0]!)
        return (one.speaker && one.speaker !== said) || (one.only && one.only !== talkOf(moment).language)
      })
      .map((moment) => `lost: ${moment.words}`)
  expect(wrong(check)).toEqual([])
  expect(SEARCH_TABLE.filter((one) => one.phenomenon === 'speaker' && !one.speaker)).toEqual([])
})

test('a suggestion is said somewhere, what was typed is not', () => {
  const all = new Set(TALKS.flatMap((talk) => talk.cues.flatMap((cue) => wordsOf(cue.text))))
  const check = (one: SearchCase) =>
    one.suggestion === undefined
      ? []
      : [
          ...wordsOf(one.suggestion).filter((word) => !all.has(word)),
          ...(wordsOf(one.query).every((word) => all.has(word)) ? ['no error'] : []),
        ]
  expect(wrong(check)).toEqual([])
})

test('what is to stand above something else is wanted, and in another talk', () => {
  const check = (one: SearchCase) =>
    (one.above ?? [])
      .filter(
        ([first, second]) =>
          first.talk === second.talk || !one.wanted.some((moment) => key(moment) === key(first)),
      )
      .map(([first]) => first.words)
  expect(wrong(check)).toEqual([])
  expect(SEARCH_TABLE.flatMap((one) => one.above ?? []).length).toBeGreaterThanOrEqual(6)
})

/** Lower case, no accents, ligatures as letters. Its own, so that the table does not lean on what it is to judge. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
}

/** Words cut at every mark; a number is one word, its spaces and apostrophes taken out. */
function wordsOf(text: string): string[] {
  const found = fold(text).match(/\d+(?:[\s'’]\d{3}(?!\d))*(?:,\d+)?|\p{L}+/gu) ?? []
  return found.map((word) => word.replaceAll(/[\s'’]/g, ''))
}

/** The words of a query that say something, and are not excluded. */
function wordsAsked({ query }: SearchCase): string[] {
  const asked = wordsOf(query.replaceAll(/(?<=\s)-\p{L}+/gu, ''))
  return asked.filter((word) => !SMALL.has(word) && (word.length > 1 || /\d/.test(word)))
}

/** What an acronym of the query stands for, in words. */
function spelledOut({ query }: SearchCase): string[] {
  const entry = GLOSSARY.find(({ term }) => fold(term) === fold(query))
  return wordsOf(entry?.expansion ?? '').filter((word) => !SMALL.has(word))
}

/** The same word, the same four letters at the beginning (all of a shorter word), or the same without an English ending. */
function isLike(asked: string, word: string): boolean {
  if (/\d/.test(asked)) return isLikeNumber(asked, word)
  if (SAME_STEM.some((words) => words.includes(asked) && words.includes(word))) return true
  return begin(asked, word) >= Math.min(4, asked.length) || bare(asked) === bare(word)
}

/** As above, with the ending alone allowed to differ. */
function isAlmost(asked: string, word: string): boolean {
  if (asked.length < 4) return asked === word
  return begin(asked, word) >= Math.max(4, Math.max(asked.length, word.length) - 3)
}

function isLikeNumber(asked: string, word: string): boolean {
  const [one, other] = [asked, word].map((text) => text.replaceAll(/\D/g, '')) as [string, string]
  const parts = [one, one.slice(0, -3), one.slice(-3), ...asked.split(',')]
  return other !== '' && (other.startsWith(one) || one.startsWith(other) || parts.includes(other))
}

const bare = (word: string) => word.replace(/y$/, 'i').replace(/(?:ings?|ed|es|e|s|ness)$/, '')

function begin(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}
