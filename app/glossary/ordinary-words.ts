/** Whether a word is one of the language's own, which is no sign of a name. */
import { foldText } from '#db/queries/fold-text.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import { FRENCH_WORDS } from './french-words.ts'

interface Language {
  words: ReadonlySet<string>
  /** Articles, prepositions, pronouns: they carry no meaning of a name by themselves. */
  small: ReadonlySet<string>
  /** What stands before a common noun, seldom before a name. */
  articles: ReadonlySet<string>
  /** Endings of words that no name has when it is written small. */
  endings: RegExp
  /** What announces a name. */
  titles: ReadonlySet<string>
}

const setOf = (words: string) => new Set(words.split(/\s+/).filter(Boolean).map(foldText))

const FRENCH: Language = {
  words: setOf(FRENCH_WORDS),
  small:
    setOf(`le la les l un une des de du d au aux a à en et ou où ni mais donc or car que qu qui quoi dont ce cet cette ces c
    se s sa son ses sur sous dans par pour avec sans chez vers entre je j tu t il elle on nous vous ils elles me m te lui leur
    leurs y ne n pas plus si mon ma mes ton ta tes notre nos votre vos est sont été était ai as ont avait`),
  articles: setOf('le la les un une des du au aux ce cet cette ces son sa ses'),
  endings:
    /(?:ment|tion|sion|ons|ez|ait|aient|eurs?|euses?|iques?|ismes?|istes?|[ai]bles?|ages?|[ae]nces?|ités?|ées?|er|ants?|ants?|elles?|ifs?|ives?)s?$/,
  titles: setOf('madame monsieur mme mademoiselle docteur docteure professeur professeure maître'),
}

const ENGLISH: Language = {
  words: setOf(ENGLISH_WORDS),
  small:
    setOf(`the a an of to in on at by for with from and or but nor so as is are was were be been it its he she they we you i
    me him her them us my your his our their this that these those not no do does did has have had will would can could if then`),
  articles: setOf('the a an this that these those'),
  endings: /(?:ing|ed|tion|sion|ness|ly|ment|[ai]ble|ity|ful|less|ers?|ous|ive|ism|ists?|al)s?$/,
  titles: setOf('mr mrs ms miss doctor dr professor prof sir'),
}

const LANGUAGES: Record<string, Language> = { fr: FRENCH, en: ENGLISH }
/** Of other languages no word is known: all may be ordinary, so that little is taken for a name. */
const UNKNOWN: Language = {
  words: new Set(),
  small: new Set(),
  articles: new Set(),
  endings: /^/,
  titles: new Set(),
}

const languageOf = (language: string) => LANGUAGES[language.split('-')[0]!] ?? UNKNOWN

export interface Ordinary {
  isOrdinary: (word: string) => boolean
  isSmall: (word: string) => boolean
  isTitle: (word: string) => boolean
  isArticle: (word: string) => boolean
}

/** Ordinary words of a language and those of a recording (`own`, folded), which says them often and in small letters. */
export function ordinaryIn(language: string, own: ReadonlySet<string> = new Set()): Ordinary {
  const { words, small, articles, endings, titles } = languageOf(language)
  const isOrdinary = (folded: string) =>
    words.has(folded) ||
    small.has(folded) ||
    own.has(folded) ||
    endings.test(folded) ||
    isInflected(folded, words)
  return {
    isOrdinary: kept((word) => isOrdinary(foldText(word))),
    isSmall: kept((word) => small.has(foldText(word))),
    isArticle: kept((word) => articles.has(foldText(word))),
    isTitle: kept((word) => titles.has(foldText(word).replace('.', ''))),
  }
}

/** Asks once for each word: a recording says the same ones again and again. */
function kept(ask: (word: string) => boolean) {
  const answers = new Map<string, boolean>()
  return (word: string) => {
    const known = answers.get(word)
    if (known !== undefined) return known
    const answer = ask(word)
    answers.set(word, answer)
    return answer
  }
}

const isInflected = (word: string, words: ReadonlySet<string>) =>
  /(?:s|x|e|es)$/.test(word) && (words.has(word.slice(0, -1)) || words.has(word.slice(0, -2)))
