import type { ShowRow } from '#db/queries/get-show-page.ts'
import type { AboutShow } from '../../components/show/about-show.tsx'
import { readLicense } from '../../texts/read-license.ts'
import { webAddress } from './source-views.ts'

type Gone = Pick<AboutShow, 'ended' | 'moved'>

/** What a show's page says of it beside its episodes: its licence, its place, where to give, whether it goes on here. */
export function aboutShow(show: ShowRow, fundings: { url: string; label: string }[]): AboutShow {
  return {
    license: readLicense(show.license, webAddress(show.licenseUrl)),
    location: show.location,
    fundings: fundings.filter(({ url }) => webAddress(url) !== null),
    ...whetherGone(show),
  }
}

export function whetherGone({ ended, movedTo }: Pick<ShowRow, 'ended' | 'movedTo'>): Gone {
  const url = webAddress(movedTo)
  return { ended, moved: url && URL.canParse(url) ? { url, host: new URL(url).host } : null }
}
