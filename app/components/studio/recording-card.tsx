import { studioPath } from '../../addresses.ts'
import { formatLoudness, formatSize, speakDuration } from '../../locales/format.ts'
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
  const { publicId, number, title, fileName, size, hash, duration, summary, original, loudness } = recording
  const to = (page: string) => here(studioPath('recordings', publicId, page))
  const length = duration === null ? null : speakDuration(duration, locale)
  const name = words.name(number)
  const links = [
    [to('transcript'), all.correctTranscript],
    ...(recording.corrections > 0
      ? [[to('corrections'), all.corrections.link(recording.corrections)] as const]
      : []),
    [
      to('chapters'),
      recording.proposed > 0 ? `${all.correctChapters} (${all.chaptersWait})` : all.correctChapters,
    ],
    ...(mayEdit ? [[to('edit'), all.change] as const, [to('replace'), words.replace] as const] : []),
  ] as const
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
        {loudness ? (
          <>
            <dt>{words.loudness}</dt>
            <dd>
              {words.loudnessMeasured(
                formatLoudness(loudness.source, locale),
                loudness.reached === null ? null : formatLoudness(loudness.reached, locale),
              )}
            </dd>
          </>
        ) : null}
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
      <p className="actions">
        {links.map(([href, text]) => (
          <a className="button quiet" href={href} key={href}>
            {text}
          </a>
        ))}
        {original ? (
          <a className="button quiet" href={original} download={fileName || true}>
            {words.original}
          </a>
        ) : null}
      </p>
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
