import { studioPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { useStudioWords } from './words.ts'

interface Row {
  recording: string
  /** The recording's own title, where it has one. */
  title: string | null
  /** Of the transcript. */
  language: string
  episode: string
  episodeLanguage: string
  many: number
}

/** Where the glossary's corrections wait for someone to look through them; nothing where none do. */
export function ToReview({ rows }: { rows: Row[] }) {
  const words = useStudioWords()
  const { here } = useSite()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="to-review">
      <h2 id="to-review">{words.glossary.toReview}</h2>
      <ul>
        {rows.map(({ recording, title, language, episode, episodeLanguage, many }) => (
          <li key={`${recording}/${language}`}>
            <a
              href={`${here(studioPath('recordings', recording, 'corrections'))}?language=${encodeURIComponent(language)}`}
              lang={episodeLanguage}
            >
              {title ? `${episode} — ${title}` : episode}
            </a>{' '}
            ({many})
          </li>
        ))}
      </ul>
    </section>
  )
}
