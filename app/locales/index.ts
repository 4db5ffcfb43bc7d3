/** The interface's languages. Adding one: a file beside this, a line in each table; the compiler asks for every missing phrase. */
import { bindWords } from './bind-words.ts'
import { en } from './en.ts'
import { fr, type Words } from './fr.ts'

export const LOCALES = ['fr', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export type { Words }

export const WORDS: Record<Locale, Words> = { fr: bindWords(fr), en }
export const PAGE_PREFIXES: Record<Locale, string> = { fr: '/fr', en: '/en' }

/** The interface language of a tag such as `fr-CH`; French where we do not speak it. */
export function localeOf(tag: string): Locale {
  const language = tag.toLowerCase().split('-')[0]
  return LOCALES.find((locale) => locale === language) ?? 'fr'
}
