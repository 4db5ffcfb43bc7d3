import { seasonPath, showPath } from '../../addresses.ts'
import { When } from '../lists/when.tsx'
import { Breadcrumb, type Crumb } from '../page/breadcrumb.tsx'
import { Prose } from '../page/prose.tsx'
import { useSite } from '../site.ts'
import { ChapterList } from './chapter-list.tsx'
import { Downloads } from './downloads.tsx'
import { PartList } from './part-list.tsx'
import { PeopleList } from './people-list.tsx'
import { Player } from './player.tsx'
import { Transcript } from './transcript.tsx'
import type { EpisodeView } from './view.ts'

/** An episode, or one part of it: player, parts, chapters, words, people. */
export function EpisodeArticle({ episode, isPart }: { episode: EpisodeView; isPart: boolean }) {
  const { words } = useSite()
  const { recording } = episode
  return (
    <>
      <Breadcrumb crumbs={useCrumbs(episode, isPart)} />
      <article>
        <EpisodeHead episode={episode} isPart={isPart} />
        {recording ? (
          <Player recording={recording} title={episode.title} />
        ) : (
          <p className="notice">{words.recordingToCome}</p>
        )}
        <PartList episode={episode} />
        {recording ? (
          <>
            <ChapterList recording={recording} />
            <Transcript recording={recording} />
            <Downloads recording={recording} />
          </>
        ) : null}
        <PeopleList people={episode.people} />
      </article>
    </>
  )
}

function EpisodeHead({ episode, isPart }: { episode: EpisodeView; isPart: boolean }) {
  const { words, here } = useSite()
  const { title, language, summary, place, context, recording } = episode
  const partTitle = isPart && recording ? (recording.title ?? words.part(recording.number)) : null
  return (
    <header>
      <h1 lang={language}>{partTitle ? title + words.colon + partTitle : title}</h1>
      <ul className="facts">
        <li>
          <When dates={episode.dates} />
        </li>
        {place ? <li>{words.at(place)}</li> : null}
        {context ? (
          <li>
            {words.context} {context.url ? <a href={context.url}>{context.label}</a> : context.label}
          </li>
        ) : null}
      </ul>
      <PeopleLine episode={episode} />
      <Prose className="lead" text={(isPart && recording?.description) || summary} lang={language} />
      {isPart ? (
        <p>
          <a href={here(episode.path)}>{words.backToEpisode}</a>
        </p>
      ) : null}
    </header>
  )
}

function PeopleLine({ episode: { people } }: { episode: EpisodeView }) {
  const { locale } = useSite()
  if (people.length === 0) return null
  return (
    <p className="people-line">{new Intl.ListFormat(locale).format(people.map((person) => person.name))}</p>
  )
}

function useCrumbs(
  { show, season, title, language, path, recording }: EpisodeView,
  isPart: boolean,
): Crumb[] {
  const { words } = useSite()
  return [
    { text: show.title, path: showPath(show.slug), lang: show.language },
    ...(season
      ? [
          {
            text: words.season(show.seasonLabel, season.number, season.title),
            path: seasonPath(show.slug, season.number),
          },
        ]
      : []),
    ...(isPart && recording
      ? [{ text: title, path, lang: language }, { text: recording.title ?? words.part(recording.number) }]
      : [{ text: title, lang: language }]),
  ]
}
