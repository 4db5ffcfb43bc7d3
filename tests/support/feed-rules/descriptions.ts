/** What show and items describe themselves with: a text and a picture. */
import type { XmlElement } from '../../../app/feeds/read-xml-for-tests.ts'
import { isAddress } from './values.ts'

const HTML_ALLOWED = /^(p|ol|ul|li|a|b|i|strong|em)$/
/** What is wrong with a description: too long, other tags, HTML that is not in CDATA. */
export function faultsOfDescription({ text }: XmlElement): string[] {
  const tags = [...text.matchAll(/<\/?([a-z][a-z0-9]*)\b[^>]*>/gi)].map((match) => match[1]!.toLowerCase())
  const other = tags.filter((tag) => !HTML_ALLOWED.test(tag))
  const size = Buffer.byteLength(text)
  return [...(size > 4_000 ? [`${size} bytes`] : []), ...other.map((tag) => `<${tag}> in a description`)]
}

/** Descriptions whose tags are escaped and not in CDATA, as they stand in the text. */
export const escapedDescriptions = (xml: string) =>
  [...xml.matchAll(/<description>(?!<!\[CDATA\[)([^<]*)/g)]
    .map((match) => match[1]!)
    .filter((raw) => /&lt;\/?[a-z]/i.test(raw))

export const isPictureName = (address: string) =>
  isAddress(address) && /\.(jpe?g|png)$/i.test(new URL(address).pathname)
