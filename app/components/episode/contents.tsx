import { splitNotes } from '../../texts/split-notes.ts'
import { useSite } from '../site.ts'
import { notesOf } from './episode-notes.tsx'
import type { EpisodeView } from './view.ts'

/** Links to what the page holds, in its order; only what is there. */
export function Contents({ episode, isPart }: { episode: EpisodeView; isPart: boolean }) {
  const { words } = useSite()
  const { recording, parts, report, people, references, documents } = episode
  const entries: [string, string, unknown][] = [
    ['player', recording?.video ? words.watch : words.listen, recording && hasMedia(recording)],
    ['notes', words.notes, splitNotes(notesOf(episode, isPart).text).rest !== ''],
    ['parts', words.parts, parts.length > 0],
    ['chapters', words.chapters, recording && recording.chapters.length > 0],
    ['people', words.people, people.length > 0],
    ['report', words.report, report && !isPart],
    ['transcript', words.transcript, recording && recording.transcript.sections.length > 0],
    ['references', words.references, references.length > 0 && !isPart],
    ['documents', words.documents, documents.length > 0 && !isPart],
  ]
  const there = entries.filter(([, , exists]) => exists)
  if (there.length < 2) return null
  return (
    <nav className="contents" aria-label={words.onThisPage}>
      <ul>
        {there.map(([id, text]) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Something can be heard or seen already. */
export const hasMedia = ({ audio, video }: NonNullable<EpisodeView['recording']>) =>
  audio.length > 0 || video !== null
