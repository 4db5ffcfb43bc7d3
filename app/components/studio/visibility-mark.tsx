import type { StudioWords } from '../../locales/studio.ts'
import { useStudioWords } from './words.ts'

/** Who sees it, in a word. */
export function VisibilityMark({ visibility }: { visibility: keyof StudioWords['visibilities'] }) {
  const words = useStudioWords()
  return (
    <span className="state" data-visibility={visibility}>
      {words.visibilities[visibility]}
    </span>
  )
}
