import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getSeasonPage } from '#db/queries/get-season-page.ts'
import { visibleTo } from '../../access/may-see.ts'
import { seasonFeedPath, showPath } from '../../addresses.ts'
import { EpisodeList } from '../../components/lists/episode-list.tsx'
import { When } from '../../components/lists/when.tsx'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { Cover } from '../../components/page/cover.tsx'
import { DocumentList } from '../../components/page/document-list.tsx'
import { FeedLink } from '../../components/page/feed-link.tsx'
import { Notes } from '../../components/page/notes.tsx'
import { PartnerList } from '../../components/page/partner-list.tsx'
import { ReferenceList } from '../../components/page/reference-list.tsx'
import { useSite } from '../../components/site.ts'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { toWords } from '../../texts/to-words.ts'
import { cardOf } from './card.ts'
import { drawnCovers } from './drawn-covers.ts'
import { head } from './head.ts'
import { announce, announceSound, showFeeds } from './show-feeds.ts'
import { toDocument, toReference } from './source-views.ts'
import { notFound, numberIn, siteFor } from './visitor.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const found = getSeasonPage(hub().db, {
    show: params.show!,
    number: numberIn(params.number),
    visibilities: visibleTo('listed'),
  })
  if (!found) throw notFound()
  const { slug, title, language, seasonLabel } = found.show
  const drawn = drawnCovers()
  const { offered, offeredByShow, ...rest } = found
  const name = WORDS[site.locale].season(seasonLabel, found.season.number, found.season.title)
  const feedPath = offered.sound ? seasonFeedPath(slug, found.season.number) : null
  return {
    ...rest,
    cover: drawn.cover(found.cover, slug),
    episodes: drawn.episodes(found.episodes),
    site,
    card: cardOf('shows', slug),
    feedPath,
    feeds: [
      ...(feedPath ? [announceSound(site, `${title}, ${name}`, feedPath)] : []),
      ...announce(site, title, showFeeds(site, found.show, offeredByShow)),
    ],
    show: { slug, title, language, seasonLabel },
    references: found.references.map(toReference),
    documents: found.documents.map(toDocument),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { show, season } = data
  return head(data.site, {
    title: [WORDS[data.site.locale].season(show.seasonLabel, season.number, season.title), show.title],
    description: toWords(season.description),
    feeds: data.feeds,
    card: data.card,
  })
}

export default function Season() {
  const found = useLoaderData<typeof loader>()
  const { words } = useSite()
  const { show, season, partners, references, documents } = found
  const title = words.season(show.seasonLabel, season.number, season.title)
  const hasAside = partners.length + references.length + documents.length > 0
  return (
    <>
      <Breadcrumb
        crumbs={[{ text: show.title, path: showPath(show.slug), lang: show.language }, { text: title }]}
      />
      <SeasonHead found={found} title={title} />
      <div className={hasAside ? 'columns' : undefined}>
        <section aria-labelledby="episodes">
          <h2 id="episodes">{words.episodes}</h2>
          <EpisodeList episodes={found.episodes} wide={!hasAside} />
          <FeedLink path={found.feedPath} />
        </section>
        {hasAside ? (
          <div className="beside">
            <PartnerList partners={partners} />
            <ReferenceList references={references} />
            <DocumentList documents={documents} />
          </div>
        ) : null}
      </div>
    </>
  )
}

function SeasonHead({
  found,
  title,
}: {
  found: ReturnType<typeof useLoaderData<typeof loader>>
  title: string
}) {
  const { words, here } = useSite()
  const { show, season, cover } = found
  return (
    <header className="page-head">
      <Cover picture={cover} name={season.title ?? title} eager />
      <div>
        <p className="over-title">
          <a href={here(showPath(show.slug))} lang={show.language}>
            {bindSpaces(show.title)}
          </a>
          {season.edition ? ` · ${words.edition(season.edition)}` : null}
        </p>
        <h1>{bindSpaces(title)}</h1>
        {season.startsAt ? (
          <p className="facts">
            <When dates={{ ...season, publishedAt: null }} />
          </p>
        ) : null}
        <Notes leading text={season.description} lang={show.language} />
      </div>
    </header>
  )
}
