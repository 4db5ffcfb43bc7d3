/** What stands beside a page's text: works it cites, files that go with it, organisations behind it. */
import type { Picture } from './cover.tsx'

export interface ReferenceView {
  author: string
  title: string
  publisher: string
  year: number | null
  /** A web address, or null. */
  url: string | null
  note: string
}

export interface DocumentView {
  title: string
  language: string
  /** As people say it: `PDF`. */
  format: string
  size: number
  /** Null while it is only announced. */
  path: string | null
  /** Null where nobody said. */
  accessible: boolean | null
}

export interface PartnerView {
  role: string
  slug: string
  name: string
  logo: Picture | null
}
