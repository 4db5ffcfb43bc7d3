import { seasonPath, showPath } from '../../addresses.ts'
import { Breadcrumb, type Crumb } from '../page/breadcrumb.tsx'
import { DocumentList } from '../page/document-list.tsx'
import { LicenseName } from '../page/license-name.tsx'
import { PartnerList } from '../page/partner-list.tsx'
import { ReferenceList } from '../page/reference-list.tsx'
import { useSite } from '../site.ts'
import { ChapterList } from './chapter-list.tsx'
import { Contents } from './contents.tsx'
import { Downloads } from './downloads.tsx'
import { EpisodeHead } from './episode-head.tsx'
import { EpisodeNotes } from './episode-notes.tsx'
import { EventPanel } from './event-panel.tsx'
import { PartList } from './part-list.tsx'
import { PeopleList } from './people-list.tsx'
import { Player } from './player.tsx'
import { Report } from './report.tsx'
import { Transcript } from './transcript.tsx'
import type { EpisodeView } from './view.ts'

/** An episode, or one part of it. What is to come says when and where; what was recorded begins with its player. */
export function EpisodeArticle({ episode, isPart }: { episode: EpisodeView; isPart: boolean }) {
  const { words } = useSite()
  const { recording } = episode
  const crumbs = useCrumbs(episode, isPart)
  return (
    <>
      <Breadcrumb crumbs={crumbs} />
      <article>
        <EpisodeHead episode={episode} isPart={isPart} />
        <Contents episode={episode} isPart={isPart} />
        <div className="columns episode-columns">
          <Beginning episode={episode} isPart={isPart} />
          <div className="beside">
            {recording ? <ChapterList recording={recording} /> : null}
            <PeopleList people={episode.people} />
            {recording ? <EventPanel episode={episode} /> : null}
            <PartnerList partners={episode.partners} />
          </div>
          <div>
            {isPart ? null : <Report episode={episode} />}
            {recording ? <Transcript recording={recording} /> : null}
            {isPart ? null : (
              <>
                <ReferenceList references={episode.references} />
                <DocumentList documents={episode.documents} />
              </>
            )}
            {recording ? <Downloads recording={recording} /> : null}
            {recording && episode.license ? (
              <p className="facts">
                {words.license}
                {words.colon}
                <LicenseName license={episode.license} />
              </p>
            ) : null}
          </div>
        </div>
      </article>
    </>
  )
}

function Beginning({ episode, isPart }: { episode: EpisodeView; isPart: boolean }) {
  const { words } = useSite()
  const { recording, title, coming } = episode
  return (
    <div>
      {recording ? (
        <Player recording={recording} title={title} />
      ) : (
        <>
          <EventPanel episode={episode} />
          {coming ? null : <p className="notice">{words.recordingToCome}</p>}
        </>
      )}
      <EpisodeNotes episode={episode} isPart={isPart} />
      <PartList episode={episode} />
    </div>
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
