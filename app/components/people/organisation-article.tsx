import { personPath, seasonPath, showPath } from '../../addresses.ts'
import { ArticleList, type ListedArticle } from '../articles/article-list.tsx'
import type { ListedEpisode } from '../lists/episode-list.tsx'
import { type ListedShow, ShowList } from '../lists/show-list.tsx'
import { Cover, type Picture } from '../page/cover.tsx'
import { Notes } from '../page/notes.tsx'
import { useSite } from '../site.ts'
import { PartInEpisodes } from './part-list.tsx'
import { Website } from './website.tsx'

export interface OrganisationPageView {
  organisation: {
    name: string
    acronym: string | null
    description: string
    url: string | null
    logo: Picture | null
  }
  shows: ListedShow[]
  /** Shows and seasons of others. */
  partIn: {
    role: string
    show: { slug: string; title: string; language: string; seasonLabel: string | null }
    season: { number: number; title: string | null } | null
  }[]
  people: { slug: string; name: string; title: string | null; from: string | null; until: string | null }[]
  episodes: { episode: ListedEpisode; roles: string[] }[]
  articles: ListedArticle[]
}

/** An organisation: what it publishes, who is with it, where it takes part. */
export function OrganisationArticle({ view }: { view: OrganisationPageView }) {
  const { words } = useSite()
  const { organisation, shows, episodes, articles } = view
  const roles: Record<string, string> = { ...words.roles, ...words.partsOfOrganisation }
  return (
    <article>
      <OrganisationHead organisation={organisation} />
      {shows.length > 0 ? (
        <section aria-labelledby="shows">
          <h2 id="shows">{words.shows}</h2>
          <ShowList shows={shows} />
        </section>
      ) : null}
      <PartIn partIn={view.partIn} />
      {episodes.length > 0 ? (
        <section aria-labelledby="episodes">
          <h2 id="episodes">{words.takesPart}</h2>
          <PartInEpisodes
            episodes={episodes.map((one) => ({
              episode: one.episode,
              parts: [one.roles.map((role) => roles[role] ?? role).join(', ')],
            }))}
          />
        </section>
      ) : null}
      <Members people={view.people} />
      {articles.length > 0 ? (
        <section aria-labelledby="articles">
          <h2 id="articles">{words.menuArticles}</h2>
          <ArticleList articles={articles} withShow />
        </section>
      ) : null}
    </article>
  )
}

function OrganisationHead({ organisation }: { organisation: OrganisationPageView['organisation'] }) {
  const { name, acronym, description, url, logo } = organisation
  return (
    <header className="page-head">
      <Cover picture={logo} name={acronym ?? name} sort={logo ? 'logo' : 'cover'} eager />
      <div>
        <h1>{name}</h1>
        {acronym ? <p className="facts">{acronym}</p> : null}
        <Notes text={description} />
        <Website url={url} />
      </div>
    </header>
  )
}

function PartIn({ partIn }: { partIn: OrganisationPageView['partIn'] }) {
  const { words, here } = useSite()
  if (partIn.length === 0) return null
  return (
    <section aria-labelledby="part-in">
      <h2 id="part-in">{words.partIn}</h2>
      <ul>
        {partIn.map(({ role, show, season }) => (
          <li key={`${role}/${show.slug}/${season?.number}`}>
            <a href={here(season ? seasonPath(show.slug, season.number) : showPath(show.slug))}>
              {season
                ? `${show.title}, ${words.season(show.seasonLabel, season.number, season.title)}`
                : show.title}
            </a>
            <span className="facts"> {words.partsOfOrganisation[role] ?? role}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Members({ people }: { people: OrganisationPageView['people'] }) {
  const { words, here } = useSite()
  if (people.length === 0) return null
  return (
    <section aria-labelledby="members">
      <h2 id="members">{words.menuPeople}</h2>
      <ul className="members">
        {people.map(({ slug, name, title, from, until }) => (
          <li key={`${slug}/${title}/${from}`}>
            <a href={here(personPath(slug))}>{name}</a>
            {title ? `, ${title}` : null}
            {until ? ` (${words.years(from?.slice(0, 4) ?? null, until.slice(0, 4))})` : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
