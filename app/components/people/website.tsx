import { useSite } from '../site.ts'

/** A link to someone's own site, named by its host; nothing where there is none. */
export function Website({ url }: { url: string | null }) {
  const { words } = useSite()
  if (!url) return null
  return (
    <p>
      <a href={url} rel="noopener noreferrer">
        {words.website(URL.canParse(url) ? new URL(url).host : url)}
      </a>
    </p>
  )
}
