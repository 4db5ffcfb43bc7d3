/** Runs only on pages whose route says `handle.hydrate`; readers' pages carry no framework JavaScript. */
import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />)
})
