import { studioPath } from '../../addresses.ts'
import { formatDuration, formatSize } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import type { RecordingView } from './recording-view.ts'
import { StepList } from './step-list.tsx'
import { useStudioWords } from './words.ts'

/** One recording: what came in, where its steps are, and what can be done with it. */
export function RecordingCard({
  recording,
  language,
  mayEdit,
  mayRemove,
}: {
  recording: RecordingView
  language: string
  mayEdit: boolean
  mayRemove: boolean
}) {
  const all = useStudioWords()
  const { recordings: words } = all
  const { locale, here } = useSite()
  const { publicId, number, title, fileName, size, hash, duration, summary, original } = recording
  const to = (page: string) => here(studioPath('recordings', publicId, page))
  const length = duration === null ? null : formatDuration(duration)
  const name = words.name(number)
  return (
    <section className="panel" aria-labelledby={`recording-${number}`} id={`r-${publicId}`}>
      <h3 id={`recording-${number}`}>
        {name}
        {title ? (
          <>
            {all.colon}
            <span lang={language}>{title}</span>
          </>
        ) : null}
      </h3>
      <p>{words.receivedAt(length)}</p>
      <dl className="facts">
        <dt>{words.fileName}</dt>
        <dd>{fileName}</dd>
        <dt>{words.size}</dt>
        <dd>{formatSize(size, locale)}</dd>
        <dt>{words.print}</dt>
        <dd>
          <code className="print">{hash}</code>
        </dd>
      </dl>
      <StepList id={publicId} progress={recording} />
      {mayEdit ? (
        <form method="post" hidden={summary !== 'stopped'} data-retry={publicId}>
          <input type="hidden" name="recording" value={publicId} />
          <button type="submit" name="intent" value="retry" aria-label={`${words.retry} (${name})`}>
            {words.retry}
          </button>
        </form>
      ) : null}
      <ul className="actions">
        <li>
          <a href={to('transcript')}>{all.correctTranscript}</a>
        </li>
        <li>
          <a href={to('chapters')}>{all.correctChapters}</a>
        </li>
        {mayEdit ? (
          <>
            <li>
              <a href={to('edit')}>{all.change}</a>
            </li>
            <li>
              <a href={to('replace')}>{words.replace}</a>
            </li>
          </>
        ) : null}
        {original ? (
          <li>
            <a href={original} download={fileName || true}>
              {words.original}
            </a>
          </li>
        ) : null}
      </ul>
      {mayRemove ? (
        <form method="post">
          <input type="hidden" name="recording" value={publicId} />
          <button
            type="submit"
            name="intent"
            value="remove"
            className="quiet"
            aria-label={`${words.removeOne} (${name})`}
          >
            {words.removeOne}
          </button>
        </form>
      ) : null}
    </section>
  )
}
