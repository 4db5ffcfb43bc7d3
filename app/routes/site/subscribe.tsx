import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getShow } from '#db/queries/get-show-page.ts'
import { whichFeeds } from '#db/queries/which-feeds.ts'
import { LIGHT_BITRATE } from '#media-pipeline'
import { visibleTo } from '../../access/may-see.ts'
import { absolute, type FeedContent, inLocale, showPath, subscribePath } from '../../addresses.ts'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { Cover } from '../../components/page/cover.tsx'
import { type SubscribeView, SubscribeWays } from '../../components/page/subscribe-ways.tsx'
import { Gone } from '../../components/show/about-show.tsx'
import { useSite } from '../../components/site.ts'
import { toQrCode } from '../../covers/qr-code.ts'
import copyScript from '../../islands/copy.ts?worker&url'
import { formatSize } from '../../locales/format.ts'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { whetherGone } from './about-show.ts'
import { drawnCovers } from './drawn-covers.ts'
import { head } from './head.ts'
import { announce, showFeeds } from './show-feeds.ts'
import { notFound, siteFor } from './visitor.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const found = getShow(hub().db, { show: params.show! })
  if (!found) throw notFound()
  const { id: showId, slug, title, language } = found.show
  const offered = whichFeeds(hub().db, { of: { showId }, visibilities: visibleTo('listed') })
  const weight = formatSize((LIGHT_BITRATE / 8) * 3600, site.locale)
  const page = absolute(site.url, inLocale(subscribePath(slug), site.locale, site.siteLocale))
  // Before the first episode one may subscribe already.
  const ways = showFeeds(site, found.show, { ...offered, sound: true })
  return {
    site,
    show: { slug, title, language },
    cover: drawnCovers().cover(found.cover, slug),
    gone: whetherGone(found.show),
    feeds: announce(site, title, showFeeds(site, found.show, offered)),
    view: {
      ways: ways.map(({ content, url }) => ({ content, feed: url, weight, apps: appsFor(url, content) })),
      goesOn: !found.show.ended,
      page,
      code: toQrCode(page),
    } satisfies SubscribeView,
  }
}

/** Addresses that open a feed in an app; none of them is asked for anything before a reader chooses it. */
function appsFor(feed: string, content: FeedContent): { name: string | null; href: string }[] {
  const bare = feed.replace(/^https?:\/\//, '')
  const overcast = `overcast://x-callback-url/add?url=${encodeURIComponent(feed)}`
  return [
    { name: 'Apple Podcasts', href: `podcast://${bare}` },
    { name: 'AntennaPod', href: `https://antennapod.org/deeplink/subscribe?url=${encodeURIComponent(feed)}` },
    { name: 'Pocket Casts', href: `pktc://subscribe/${bare}` },
    // It plays sound alone.
    ...(content === 'video' ? [] : [{ name: 'Overcast', href: overcast }]),
    { name: null, href: `feed:${feed}` },
  ]
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? head(data.site, {
        title: [WORDS[data.site.locale].subscribeTo(data.show.title)],
        description: WORDS[data.site.locale][data.view.goesOn ? 'subscribeWhy' : 'ended'],
        feeds: data.feeds,
      })
    : []

export default function Subscribe() {
  const { show, cover, gone, view } = useLoaderData<typeof loader>()
  const { words } = useSite()
  return (
    <>
      <Breadcrumb
        crumbs={[
          { text: show.title, path: showPath(show.slug), lang: show.language },
          { text: words.subscribe },
        ]}
      />
      <header className="page-head">
        <Cover picture={cover} name={show.title} eager />
        <div>
          <h1>{bindSpaces(words.subscribeTo(show.title))}</h1>
          <Gone about={gone} />
          {gone.moved ? <p>{words.movedHint}</p> : null}
        </div>
      </header>
      <SubscribeWays view={view} script={copyScript} />
    </>
  )
}
