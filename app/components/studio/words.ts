import { STUDIO_WORDS } from '../../locales/studio.ts'
import { useSite } from '../site.ts'

/** The studio's words in the language of this page. */
export const useStudioWords = () => STUDIO_WORDS[useSite().locale]
