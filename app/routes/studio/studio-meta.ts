import type { MetaFunction } from '@remix-run/node'
import type { Site } from '../../components/site.ts'
import { STUDIO_WORDS, type StudioWords } from '../../locales/studio.ts'

/** The head of a studio's page: its title, and that it is for nobody else. Its loader's data has a `site`. */
export function studioMeta<Loaded extends { site: Site }>(
  title: (words: StudioWords, data: Loaded) => string,
): MetaFunction {
  return ({ data }) => {
    const loaded = data as Loaded | undefined
    if (!loaded) return []
    const words = STUDIO_WORDS[loaded.site.locale]
    return [
      { title: `${title(words, loaded)} — ${words.studio} — ${loaded.site.name}` },
      { name: 'robots', content: 'noindex' },
    ]
  }
}
