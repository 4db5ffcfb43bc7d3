import { useSite } from '../site.ts'
import { FeedIcon } from './icons.tsx'

/** A quiet way to the feed of the episodes above it; nothing where there is nothing to hear. */
export function FeedLink({ path }: { path: string | null }) {
  const { words } = useSite()
  if (!path) return null
  return (
    <p className="feed-link">
      <a href={path}>
        <FeedIcon />
        {words.feedOfThese}
      </a>
    </p>
  )
}
