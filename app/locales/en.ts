import type { Words } from './fr.ts'

/** The interface in English. */
export const en = {
  skipToContent: 'Skip to content',
  home: 'Home',
  search: 'Search',
} satisfies Words
