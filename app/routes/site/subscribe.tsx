import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getShow } from '#db/queries/get-show-page.ts'
import { absolute, feedPath, inLocale, showPath, subscribePath } from '../../addresses.ts'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { Cover } from '../../components/page/cover.tsx'
import { SubscribeWays } from '../../components/page/subscribe-ways.tsx'
import { useSite } from '../../components/site.ts'
import { toQrCode } from '../../covers/qr-code.ts'
import copyScript from '../../islands/copy.ts?worker&url'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { head } from './head.ts'
import { notFound, siteFor } from './visitor.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const found = getShow(hub().db, { show: params.show! })
  if (!found) throw notFound()
  const { slug, title, language } = found.show
  const feed = absolute(site.url, feedPath(slug))
  const page = absolute(site.url, inLocale(subscribePath(slug), site.locale, site.siteLocale))
  return {
    site,
    show: { slug, title, language },
    cover: found.cover,
    view: { feed, page, code: toQrCode(page), apps: appsFor(feed) },
  }
}

/** Addresses that open a feed in an app; none of them is asked for anything before a reader chooses it. */
function appsFor(feed: string): { name: string | null; href: string }[] {
  const bare = feed.replace(/^https?:\/\//, '')
  return [
    { name: 'Apple Podcasts', href: `podcast://${bare}` },
    { name: 'AntennaPod', href: `https://antennapod.org/deeplink/subscribe?url=${encodeURIComponent(feed)}` },
    { name: 'Pocket Casts', href: `pktc://subscribe/${bare}` },
    { name: 'Overcast', href: `overcast://x-callback-url/add?url=${encodeURIComponent(feed)}` },
    { name: null, href: `feed:${feed}` },
  ]
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? head(data.site, {
        title: [WORDS[data.site.locale].subscribeTo(data.show.title)],
        description: WORDS[data.site.locale].subscribeSteps[0],
        feed: { title: data.show.title, path: feedPath(data.show.slug) },
      })
    : []

export default function Subscribe() {
  const { show, cover, view } = useLoaderData<typeof loader>()
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
        <h1>{bindSpaces(words.subscribeTo(show.title))}</h1>
      </header>
      <SubscribeWays view={view} script={copyScript} />
    </>
  )
}
