/** A check of one item as a check of a feed. */
import type { XmlElement } from '../../../app/feeds/read-xml-for-tests.ts'
import { textOf } from './values.ts'

export const titleOf = (item: XmlElement) => textOf(item, 'title') ?? ''

/** What is wrong with each item, after its title. */
export const ofItems =
  (check: (item: XmlElement) => string[] | string | null) =>
  ({ items }: { items: XmlElement[] }) =>
    items.flatMap((item) => [check(item) ?? []].flat().map((what) => `${titleOf(item)}: ${what}`))
