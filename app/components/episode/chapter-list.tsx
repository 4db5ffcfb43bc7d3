import { atMoment } from '../../addresses.ts'
import { formatClock, formatDuration } from '../../locales/format.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { useSite } from '../site.ts'
import type { RecordingView } from './view.ts'

/** Chapters as links to their moments; says so where nobody has reviewed them. */
export function ChapterList({ recording }: { recording: RecordingView }) {
  const { words, here } = useSite()
  const { chapters, chaptersAutomatic, path, language } = recording
  if (chapters.length === 0) return null
  return (
    <section aria-labelledby="chapters">
      <h2 id="chapters">{words.chapters}</h2>
      {chaptersAutomatic ? <p className="status">{words.chaptersAutomatic}</p> : null}
      <ol className="chapter-list">
        {chapters.map((chapter) => (
          <li key={chapter.start}>
            <a
              href={`${atMoment(here(path), chapter.start)}#player`}
              aria-current={chapter.current ? 'true' : undefined}
            >
              <span className="clock">{formatClock(chapter.start)}</span>{' '}
              <span lang={language}>{bindSpaces(chapter.title)}</span>
            </a>
            {chapter.duration ? <span className="facts">{formatDuration(chapter.duration)}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
