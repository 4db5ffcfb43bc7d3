import type { License } from '../../texts/read-license.ts'
import { useSite } from '../site.ts'

/** A licence by its name, with a link to its terms where they have an address. */
export function LicenseName({ license: { name, url, reserved } }: { license: License }) {
  const { words } = useSite()
  const said = reserved ? words.allRightsReserved : name
  return url ? (
    <a href={url} rel="license noopener noreferrer">
      {said}
    </a>
  ) : (
    said
  )
}
