import { formatClock, languageName } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import type { RecordingView } from './view.ts'

/** The browser's own player; opens at the moment that was asked for. */
export function Player({ recording, title }: { recording: RecordingView; title: string }) {
  const { words } = useSite()
  const { audio, video } = recording
  return (
    <section id="player" className="player" aria-labelledby="player-title">
      <h2 id="player-title">{video ? words.watch : words.listen}</h2>
      <AskedMoment recording={recording} />
      {video ? <VideoPlayer recording={recording} title={title} /> : null}
      {audio.length > 0 ? (
        video ? (
          <details>
            <summary>{words.listenOnly}</summary>
            <AudioPlayer recording={recording} title={title} preload="none" />
          </details>
        ) : (
          <AudioPlayer recording={recording} title={title} preload="metadata" />
        )
      ) : null}
      <After recording={recording} />
      {video || audio.length > 0 ? null : (
        <p className="notice">{recording.underWay ? words.recordingInTheWorks : words.recordingToCome}</p>
      )}
    </section>
  )
}

/** The words as the way to the same content for those who do not hear it, right beside the player. */
function After({ recording: { transcript, downloads } }: { recording: RecordingView }) {
  const { words } = useSite()
  if (transcript.sections.length === 0 && downloads.length === 0) return null
  return (
    <p className="after">
      {transcript.sections.length > 0 ? <a href="#transcript">{words.readTranscript}</a> : null}
      {downloads.length > 0 ? <a href="#downloads">{words.downloadLink}</a> : null}
    </p>
  )
}

function AudioPlayer({
  recording,
  title,
  preload,
}: {
  recording: RecordingView
  title: string
  preload: 'none' | 'metadata'
}) {
  const { words } = useSite()
  return (
    // biome-ignore lint/a11y/useMediaCaption: `Captions` gives the tracks
    <audio controls preload={preload} aria-label={title}>
      {recording.audio.map((source) => (
        <source key={source.path} src={source.path} type={source.type} />
      ))}
      <Captions recording={recording} />
      {words.noNativePlayer}
    </audio>
  )
}

function VideoPlayer({ recording, title }: { recording: RecordingView; title: string }) {
  const { words } = useSite()
  const { sources, poster } = recording.video!
  return (
    // biome-ignore lint/a11y/useMediaCaption: `Captions` gives the tracks
    <video controls preload="metadata" playsInline poster={poster ?? undefined} aria-label={title}>
      {sources.map(({ path, type }) => (
        <source key={path} src={path} type={type} />
      ))}
      <Captions recording={recording} shown />
      {words.noNativePlayer}
    </video>
  )
}

function Captions({ recording, shown = false }: { recording: RecordingView; shown?: boolean }) {
  const { words, locale } = useSite()
  return recording.captions.map(({ language, path, automatic }) => (
    <track
      key={language}
      kind="captions"
      src={path}
      srcLang={language}
      label={words.captions(languageName(language, locale), automatic)}
      default={shown && language === recording.transcript.language}
    />
  ))
}

function AskedMoment({ recording: { asked, path, transcript } }: { recording: RecordingView }) {
  const { words, here } = useSite()
  if (!asked) return null
  const paragraph = transcript.sections.flatMap((section) => section.paragraphs).find((one) => one.asked)
  return (
    <p className="notice">
      <strong>
        {asked.end === null
          ? words.fromMoment(formatClock(asked.start))
          : words.fromTo(formatClock(asked.start), formatClock(asked.end))}
      </strong>{' '}
      {paragraph ? <a href={`#${paragraph.id}`}>{words.readFromThere}</a> : null}{' '}
      <a href={here(path)}>{words.fromTheStart}</a>
    </p>
  )
}
