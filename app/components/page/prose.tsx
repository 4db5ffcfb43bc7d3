import { bindSpaces } from '../../texts/bind-spaces.ts'

/** Plain text as paragraphs: an empty line ends one. */
export function Prose({
  text,
  lang,
  className,
}: {
  text: string
  lang?: string | undefined
  className?: string
}) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  if (paragraphs.length === 0) return null
  return (
    <div className={className} lang={lang}>
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name and never move
        <p key={at}>{bindSpaces(paragraph)}</p>
      ))}
    </div>
  )
}
