import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { SiteFooter } from './components/page/site-footer.tsx'
import { SiteHeader } from './components/page/site-header.tsx'
import { Broken, NotFound } from './components/page/trouble.tsx'
import { useSite } from './components/site.ts'
import { type Again, SignInAgain } from './components/studio/sign-in-again.tsx'
import { WORDS } from './locales/index.ts'
import { siteFor } from './routes/site/visitor.ts'
import styles from './styles.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export function loader({ request }: LoaderFunctionArgs) {
  return { site: siteFor(request) }
}

/** Only for trouble: every page has a head of its own. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!error) return []
  const words = WORDS[data?.site.locale ?? 'fr']
  return [{ title: `${isMissing(error) ? words.notFound : words.broken} — ${data?.site.name ?? 'Causerie'}` }]
}

/** The frame of every page. Scripts only where a route's `handle.hydrate` asks for them. */
export function Layout({ children }: { children: ReactNode }) {
  const { locale, words } = useSite()
  const hydrate = useMatches().some((match) => (match.handle as { hydrate?: boolean } | undefined)?.hydrate)
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip" href="#content">
          {words.skipToContent}
        </a>
        <SiteHeader />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter />
        {hydrate ? (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        ) : null}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** What readers see instead of a page; the same words for what never was and what may not be seen. */
export function ErrorBoundary() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 401) return <SignInAgain {...(error.data as Again)} />
  return isMissing(error) ? <NotFound /> : <Broken />
}

const isMissing = (error: unknown) => isRouteErrorResponse(error) && error.status === 404
