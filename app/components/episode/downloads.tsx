import { formatSize, languageName } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import type { DownloadKind, RecordingView } from './view.ts'

const LABELS = {
  sound: 'downloadSound',
  light: 'downloadLight',
  opus: 'downloadOpus',
  video: 'downloadVideo',
  small: 'downloadSmallVideo',
  full: 'downloadFullVideo',
} as const satisfies Record<DownloadKind, string>

/** Sound, picture and words as files, with their sizes. */
export function Downloads({ recording: { downloads, transcripts } }: { recording: RecordingView }) {
  const { words, locale } = useSite()
  if (downloads.length + transcripts.length === 0) return null
  const languages = new Set(transcripts.map((transcript) => transcript.language))
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">{words.downloads}</h2>
      <ul className="downloads">
        {downloads.map(({ kind, path, size }) => (
          <li key={kind}>
            <a href={path} download>
              {words[LABELS[kind]](formatSize(size, locale))}
            </a>
          </li>
        ))}
        {transcripts.map(({ format, language, path }) => (
          <li key={path}>
            <a href={path} download={format === 'HTML' ? undefined : true}>
              {words.downloadTranscript(
                languages.size > 1 ? `${format}, ${languageName(language, locale)}` : format,
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
