/** Under which licence something may be passed on: one of the usual, or another one by its name and address. */
import { z } from 'zod'
import { LICENSES } from '../feeds/licenses.ts'
import type { Mistake } from './answers.ts'
import { optionalLine, optionalUrl, orNull } from './fields.ts'

export const licenseFields = {
  license: orNull(z.string().transform(findLicense).pipe(z.string('kind'))),
  /** The name of another one, in place of the choice; it needs the address. */
  ownLicense: optionalLine(128),
  licenseUrl: optionalUrl,
}

interface Typed {
  license: string | null
  ownLicense: string | null
  licenseUrl: string | null
}

/** A licence's name and address go together, unless apps know it by its name. */
export function wrongLicense({ license, ownLicense, licenseUrl }: Typed): Mistake[] {
  if (ownLicense && !findLicense(ownLicense) && !licenseUrl)
    return [{ field: 'licenseUrl', code: 'license-address' }]
  if (licenseUrl && !license && !ownLicense) return [{ field: 'ownLicense', code: 'license-name' }]
  return []
}

/** The columns of what was typed. */
export const toLicense = ({ license, ownLicense, licenseUrl }: Typed) => ({
  license: ownLicense ? (findLicense(ownLicense) ?? ownLicense) : license,
  licenseUrl,
})

/** The columns as a form has them. */
export function fromLicense({ license, licenseUrl }: { license: string | null; licenseUrl: string | null }) {
  const known = license === null ? null : findLicense(license)
  return { license: known, ownLicense: known ? null : license, licenseUrl }
}

/** The identifier that apps know, whatever its case; null where they know none of that name. */
function findLicense(text: string): string | null {
  const typed = text.trim().toLowerCase()
  return LICENSES.find((id) => id.toLowerCase() === typed) ?? null
}
