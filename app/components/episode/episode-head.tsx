import { seasonPath, showPath, subscribePath, topicPath } from '../../addresses.ts'
import { formatDuration } from '../../locales/format.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { When } from '../lists/when.tsx'
import { Cover } from '../page/cover.tsx'
import { FeedIcon, PlayIcon } from '../page/icons.tsx'
import { useSite } from '../site.ts'
import { hasMedia } from './contents.tsx'
import { EpisodeLead } from './episode-notes.tsx'
import type { EpisodeView } from './view.ts'

/** Cover, title, when and by whom, what it is about, and what one can do at once. */
export function EpisodeHead({ episode, isPart }: { episode: EpisodeView; isPart: boolean }) {
  const { words, here } = useSite()
  const { title, language, recording, cover } = episode
  const partTitle = isPart && recording ? (recording.title ?? words.part(recording.number)) : null
  return (
    <header className="page-head">
      <Cover picture={cover} name={title} eager />
      <div>
        <OverTitle episode={episode} />
        <h1 lang={language}>{bindSpaces(partTitle ? title + words.colon + partTitle : title)}</h1>
        <EpisodeFacts episode={episode} isPart={isPart} />
        <PeopleLine episode={episode} />
        <EpisodeLead episode={episode} isPart={isPart} />
        {isPart ? (
          <p>
            <a href={here(episode.path)}>{words.backToEpisode}</a>
          </p>
        ) : null}
        <Actions episode={episode} />
        <TopicChips episode={episode} />
      </div>
    </header>
  )
}

function OverTitle({ episode: { show, season } }: { episode: EpisodeView }) {
  const { words, here } = useSite()
  return (
    <p className="over-title">
      <a href={here(showPath(show.slug))} lang={show.language}>
        {bindSpaces(show.title)}
      </a>
      {season ? (
        <>
          {' · '}
          <a href={here(seasonPath(show.slug, season.number))}>
            {words.season(show.seasonLabel, season.number, season.title)}
          </a>
        </>
      ) : null}
    </p>
  )
}

function EpisodeFacts({ episode, isPart }: { episode: EpisodeView; isPart: boolean }) {
  const { words } = useSite()
  const { place, context, parts, recording, type } = episode
  const lengths = isPart || parts.length === 0 ? [recording?.duration] : parts.map((part) => part.duration)
  const seconds = lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0)
  return (
    <ul className="facts">
      <li>
        <When dates={episode.dates} />
      </li>
      {type === 'full' ? null : (
        <li>
          <span className="label">{words[type]}</span>
        </li>
      )}
      {seconds > 0 ? <li>{formatDuration(seconds)}</li> : null}
      {place ? <li>{words.at(place)}</li> : null}
      {context ? (
        <li>
          {words.context} {context.url ? <a href={context.url}>{context.label}</a> : context.label}
        </li>
      ) : null}
    </ul>
  )
}

function PeopleLine({ episode: { people } }: { episode: EpisodeView }) {
  const { locale } = useSite()
  const names = [...new Set(people.map((person) => person.name))]
  if (names.length === 0 || names.length > 6) return null
  return <p className="people-line">{new Intl.ListFormat(locale).format(names)}</p>
}

function Actions({ episode: { recording, show } }: { episode: EpisodeView }) {
  const { words, here } = useSite()
  return (
    <div className="actions">
      {recording && hasMedia(recording) ? (
        <a className="button" href="#player">
          <PlayIcon />
          {recording.video ? words.watch : words.listen}
        </a>
      ) : null}
      <a className="button quiet" href={here(subscribePath(show.slug))}>
        <FeedIcon />
        {words.subscribe}
      </a>
    </div>
  )
}

function TopicChips({ episode: { topics } }: { episode: EpisodeView }) {
  const { words, here } = useSite()
  if (topics.length === 0) return null
  return (
    <ul className="chips" aria-label={words.topics}>
      {topics.map((topic) => (
        <li key={topic.slug}>
          <a href={here(topicPath(topic.slug))}>{topic.name}</a>
        </li>
      ))}
    </ul>
  )
}
