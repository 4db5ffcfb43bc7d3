/** The studio's words in every interface language; readers never load them. */
import { bindWords } from './bind-words.ts'
import { enStudio } from './en-studio.ts'
import { frStudio, type StudioWords } from './fr-studio.ts'
import type { Locale } from './index.ts'

export type { StudioWords }
export const STUDIO_WORDS: Record<Locale, StudioWords> = { fr: bindWords(frStudio), en: enStudio }
