import { atMoment } from '../../addresses.ts'
import { useSite } from '../site.ts'
import type { EpisodeView } from './view.ts'

/**
 * Where words of a text about the episode lead: `[words](t:812)` to a moment of `own`, the number of the recording that
 * the text is about (null: the episode's first), `[words](2/t:812)` to one of the recording that is named.
 */
export function useMoments({ parts, path, recording }: EpisodeView) {
  const { here } = useSite()
  return (own: number | null) =>
    recording
      ? {
          moment: (seconds: number, named: number | null) => {
            const part = named ?? own
            const page = parts.length > 0 && part !== null ? `${path}/${part}` : path
            return `${atMoment(here(page), seconds)}#player`
          },
        }
      : {}
}
