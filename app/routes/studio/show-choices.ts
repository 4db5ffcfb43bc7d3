import type { LicenseChoice } from '../../components/studio/license-fields.tsx'
import type { ShowChoices } from '../../components/studio/show-apps.tsx'
import { APPLE_CATEGORIES, toCategoryText } from '../../feeds/apple-categories.ts'
import { LICENSES } from '../../feeds/licenses.ts'
import { CATEGORY_NAMES } from '../../locales/category-names.ts'
import type { Locale } from '../../locales/index.ts'
import { STUDIO_WORDS } from '../../locales/studio.ts'
import { readLicense } from '../../texts/read-license.ts'

/** Categories and licences by their names in a language. */
export const showChoices = (locale: Locale): ShowChoices => ({
  categories: categoryGroups(locale),
  licenses: licenseChoices(locale),
})

export function licenseChoices(locale: Locale): LicenseChoice[] {
  const { allRightsReserved } = STUDIO_WORDS[locale].inApps
  return LICENSES.map((id) => {
    const license = readLicense(id, null)
    return [id, license && !license.reserved ? license.name : allRightsReserved]
  })
}

/** In alphabetical order; each group begins with the category that it is named after. */
function categoryGroups(locale: Locale): ShowChoices['categories'] {
  const named = (name: string) => CATEGORY_NAMES[locale][name] ?? name
  const order = new Intl.Collator(locale).compare
  return APPLE_CATEGORIES.map(({ name, within }) => ({
    title: named(name),
    options: [
      [name, named(name)] as [string, string],
      ...within
        .map((child): [string, string] => [toCategoryText({ name: child, within: name }), named(child)])
        .sort(([, one], [, other]) => order(one, other)),
    ],
  })).sort((one, other) => order(one.title, other.title))
}
