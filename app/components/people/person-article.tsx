import { Fragment } from 'react'
import { organisationPath, showPath } from '../../addresses.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { ArticleList, type ListedArticle } from '../articles/article-list.tsx'
import { EpisodeList, type ListedEpisode } from '../lists/episode-list.tsx'
import { Cover, type Picture } from '../page/cover.tsx'
import { FeedLink } from '../page/feed-link.tsx'
import { Notes } from '../page/notes.tsx'
import { useSite } from '../site.ts'
import { PartInEpisodes } from './part-list.tsx'
import { Website } from './website.tsx'

export interface PersonPageView {
  person: { name: string; bio: string; url: string | null; photo: Picture | null }
  affiliations: Affiliation[]
  /** Shows in every episode of which they are heard. */
  hosted: { slug: string; title: string; language: string }[]
  /** Null where there is nothing to hear. */
  feedPath: string | null
  episodes: { episode: ListedEpisode; credits: DayCredit[] }[]
  articles: ListedArticle[]
  reports: ListedEpisode[]
}

interface Affiliation {
  title: string | null
  from: string | null
  until: string | null
  organisation: { name: string; slug: string | null }
}

interface DayCredit {
  role: string
  title: string | null
  affiliation: string | null
}

/** A person: who they are, where they took part, what they wrote. */
export function PersonArticle({ view }: { view: PersonPageView }) {
  const { words } = useSite()
  const { person, episodes, articles, reports } = view
  const said = ({ role, title, affiliation }: DayCredit) =>
    [words.roles[role] ?? role, title, affiliation].filter(Boolean).join(', ')
  return (
    <article>
      <header className="page-head">
        <Cover picture={person.photo} name={person.name} sort="portrait" eager />
        <div>
          <h1>{person.name}</h1>
          <Affiliations affiliations={view.affiliations} />
          <HostOf shows={view.hosted} />
          <Notes text={person.bio} />
          <Website url={person.url} />
        </div>
      </header>
      {episodes.length > 0 ? (
        <section aria-labelledby="episodes">
          <h2 id="episodes">{words.takesPart}</h2>
          <PartInEpisodes
            episodes={episodes.map(({ episode, credits }) => ({
              episode,
              parts: [...new Set(credits.map(said))],
            }))}
          />
          <FeedLink path={view.feedPath} />
        </section>
      ) : null}
      {reports.length > 0 ? (
        <section aria-labelledby="reports">
          <h2 id="reports">{words.reportsWritten}</h2>
          <EpisodeList episodes={reports} withShow />
        </section>
      ) : null}
      {articles.length > 0 ? (
        <section aria-labelledby="articles">
          <h2 id="articles">{words.articlesWritten}</h2>
          <ArticleList articles={articles} withShow />
        </section>
      ) : null}
    </article>
  )
}

function HostOf({ shows }: { shows: PersonPageView['hosted'] }) {
  const { words, here } = useSite()
  if (shows.length === 0) return null
  return (
    <p>
      {words.hostOf}{' '}
      {shows.map(({ slug, title, language }, at) => (
        <Fragment key={slug}>
          {at > 0 ? ', ' : null}
          <a href={here(showPath(slug))} lang={language}>
            {bindSpaces(title)}
          </a>
        </Fragment>
      ))}
    </p>
  )
}

function Affiliations({ affiliations }: { affiliations: Affiliation[] }) {
  const { words, here } = useSite()
  if (affiliations.length === 0) return null
  return (
    <ul className="affiliations">
      {affiliations.map(({ title, from, until, organisation }) => (
        <li key={`${organisation.name}/${title}/${from}`}>
          {title ? `${title}, ` : null}
          {organisation.slug ? (
            <a href={here(organisationPath(organisation.slug))}>{organisation.name}</a>
          ) : (
            organisation.name
          )}
          {from || until ? ` (${words.years(from?.slice(0, 4) ?? null, until?.slice(0, 4) ?? null)})` : null}
        </li>
      ))}
    </ul>
  )
}
