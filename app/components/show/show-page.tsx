import { organisationPath, showPath, subscribePath } from '../../addresses.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { splitNotes } from '../../texts/split-notes.ts'
import { ArticleList, type ListedArticle } from '../articles/article-list.tsx'
import { EpisodeList, type ListedEpisode } from '../lists/episode-list.tsx'
import { PageLinks } from '../lists/page-links.tsx'
import { type ListedSeason, SeasonList } from '../lists/season-list.tsx'
import { Breadcrumb } from '../page/breadcrumb.tsx'
import { Cover, type Picture } from '../page/cover.tsx'
import { DocumentList } from '../page/document-list.tsx'
import { FeedIcon } from '../page/icons.tsx'
import { Notes } from '../page/notes.tsx'
import { PartnerList } from '../page/partner-list.tsx'
import type { DocumentView, PartnerView } from '../page/sources.ts'
import { useSite } from '../site.ts'
import { type AboutShow, Gone, type Host, HostLine, ShowFacts } from './about-show.tsx'

export interface ShowView {
  show: {
    slug: string
    title: string
    description: string
    language: string
    author: string
    seasonLabel: string | null
  }
  organisation: { slug: string; name: string } | null
  hosts: Host[]
  about: AboutShow
  cover: Picture | null
  partners: PartnerView[]
  documents: DocumentView[]
  seasons: ListedSeason[]
  coming: ListedEpisode[]
  episodes: ListedEpisode[]
  articles: ListedArticle[]
  page: number
  last: number
}

/** A show: what it is and whose, what is to come, its episodes; beside them its seasons, news, files and partners. */
export function ShowPage({ view }: { view: ShowView }) {
  const { words } = useSite()
  const { show, seasons, coming, episodes, articles, page, last } = view
  const notes = splitNotes(show.description).rest
  const hasFacts = notes !== '' || view.about.license !== null || view.about.location !== null
  const hasAside =
    hasFacts || seasons.length + articles.length + view.documents.length + view.partners.length > 0
  return (
    <>
      <Breadcrumb crumbs={[{ text: show.title, lang: show.language }]} />
      <ShowHead view={view} />
      <div className={hasAside ? 'columns' : undefined}>
        <div>
          {coming.length > 0 ? (
            <section aria-labelledby="coming">
              <h2 id="coming">{words.coming}</h2>
              <EpisodeList episodes={coming} />
            </section>
          ) : null}
          <section aria-labelledby="episodes">
            <h2 id="episodes">{words.episodes}</h2>
            {episodes.length > 0 ? <EpisodeList episodes={episodes} /> : <p>{words.nothingYet}</p>}
            <PageLinks path={showPath(show.slug)} page={page} last={last} />
          </section>
        </div>
        <div className="beside">
          {seasons.length > 0 ? (
            <section aria-labelledby="seasons">
              <h2 id="seasons">{words.seasons(show.seasonLabel)}</h2>
              <SeasonList show={show} seasons={seasons} />
            </section>
          ) : null}
          {articles.length > 0 ? (
            <section aria-labelledby="articles">
              <h2 id="articles">{words.latestArticles}</h2>
              <ArticleList articles={articles} />
            </section>
          ) : null}
          <DocumentList documents={view.documents} />
          <PartnerList partners={view.partners} />
          <ShowFacts about={view.about} notes={notes} lang={show.language} />
        </div>
      </div>
    </>
  )
}

function ShowHead({ view: { show, organisation, hosts, about, cover } }: { view: ShowView }) {
  const { words, here } = useSite()
  return (
    <header className="page-head">
      <Cover picture={cover} name={show.title} eager />
      <div>
        <h1 lang={show.language}>{bindSpaces(show.title)}</h1>
        {organisation ? (
          <p className="over-title">
            {words.proposedBy} <a href={here(organisationPath(organisation.slug))}>{organisation.name}</a>
          </p>
        ) : show.author ? (
          <p className="over-title">{show.author}</p>
        ) : null}
        <HostLine hosts={hosts} />
        <Notes leading text={splitNotes(show.description).lead} lang={show.language} />
        <Gone about={about} />
        <div className="actions">
          <a className="button" href={here(subscribePath(show.slug))}>
            <FeedIcon />
            {words.subscribe}
          </a>
          {about.fundings.map(({ url, label }) => (
            <a key={url} className="button quiet" href={url} rel="noopener noreferrer">
              {bindSpaces(label || words.supportShow)}
            </a>
          ))}
        </div>
      </div>
    </header>
  )
}
