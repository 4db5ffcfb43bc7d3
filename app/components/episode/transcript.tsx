import { atMoment } from '../../addresses.ts'
import { formatClock, speakDuration } from '../../locales/format.ts'
import type { Words } from '../../locales/index.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { useSite } from '../site.ts'
import type { Paragraph, Section } from './sections.ts'
import type { RecordingView, TranscriptStatus } from './view.ts'

/** What the page says of the words' origin, or of their absence. */
const STATUS = {
  automatic: 'transcriptAutomatic',
  imported: 'transcriptImported',
  reviewed: 'transcriptReviewed',
  silent: 'transcriptSilent',
  coming: 'transcriptComing',
  'needs-model': 'transcriptNeedsModel',
  missing: 'transcriptMissing',
} as const satisfies Record<TranscriptStatus, keyof Words>

/** All that is said, in sections by chapter, each paragraph with a link to its moment. */
export function Transcript({ recording: { transcript, path } }: { recording: RecordingView }) {
  const { words, here } = useSite()
  return (
    <section className="transcript" aria-labelledby="transcript">
      <h2 id="transcript">{words.transcript}</h2>
      <p className="status">{words[STATUS[transcript.status]]}</p>
      {transcript.sections.map((section) => (
        <TranscriptSection
          key={section.start}
          section={section}
          lang={transcript.language}
          path={here(path)}
        />
      ))}
    </section>
  )
}

function TranscriptSection({ section, lang, path }: { section: Section; lang: string; path: string }) {
  const id = `section-${Math.round(section.start * 10) / 10}`
  return (
    <section aria-labelledby={section.title ? id : undefined}>
      {section.title ? (
        <h3 id={id} lang={lang}>
          {bindSpaces(section.title)}
        </h3>
      ) : null}
      {section.paragraphs.map((paragraph) => (
        <Spoken key={paragraph.id} paragraph={paragraph} lang={lang} path={path} />
      ))}
    </section>
  )
}

function Spoken({ paragraph, lang, path }: { paragraph: Paragraph; lang: string; path: string }) {
  const { words, locale } = useSite()
  const { id, start, speaker, text, asked } = paragraph
  const clock = formatClock(start)
  const name =
    start < 1 ? words.listenFromStart(clock) : words.listenFrom(clock, speakDuration(start, locale))
  return (
    <p id={id} aria-current={asked ? 'true' : undefined}>
      <a className="clock" href={`${atMoment(path, start)}#player`} aria-label={name}>
        {clock}
      </a>{' '}
      <span lang={lang}>
        {speaker ? <strong className="speaker">{speaker + words.colon}</strong> : null}
        {bindSpaces(text)}
      </span>
    </p>
  )
}
