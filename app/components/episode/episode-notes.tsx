import { splitNotes } from '../../texts/split-notes.ts'
import { Notes } from '../page/notes.tsx'
import { useSite } from '../site.ts'
import { useMoments } from './use-moments.ts'
import type { EpisodeView } from './view.ts'

interface NotesOf {
  episode: EpisodeView
  isPart: boolean
}

/** What is written about the part, on its own page, else about the episode; `number` is the recording's that it is about. */
export function notesOf({ recording, summary }: EpisodeView, isPart: boolean) {
  return isPart && recording?.description
    ? { text: recording.description, number: recording.number }
    : { text: summary, number: null }
}

/** Short notes, and the first paragraph of long ones: it stands above the player. */
export function EpisodeLead({ episode, isPart }: NotesOf) {
  const { text, number } = notesOf(episode, isPart)
  const moments = useMoments(episode)(number)
  return <Notes leading text={splitNotes(text).lead} lang={episode.language} {...moments} />
}

/** What follows of long notes, below the player. */
export function EpisodeNotes({ episode, isPart }: NotesOf) {
  const { words } = useSite()
  const { text, number } = notesOf(episode, isPart)
  const moments = useMoments(episode)(number)
  const { rest } = splitNotes(text)
  if (rest === '') return null
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{words.notes}</h2>
      <Notes text={rest} lang={episode.language} headings={3} {...moments} />
    </section>
  )
}
