export interface License {
  /** As people say it: `CC BY-SA 4.0`, or a name of its own. */
  name: string
  /** Where it can be read. */
  url: string | null
  /** Nothing is given away: the interface has its own words for it. */
  reserved: boolean
}

/** A licence as the catalogue keeps it (SPDX identifier, `ARR`, a name of its own) for readers. */
export function readLicense(name: string | null, url: string | null): License | null {
  if (name === null || name === '') return null
  if (name === 'ARR') return { name, url, reserved: true }
  const [, terms, version] = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/i.exec(name) ?? []
  if (terms && version) {
    const address = `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`
    return { name: `CC ${terms.toUpperCase()} ${version}`, url: url ?? address, reserved: false }
  }
  if (name.toUpperCase() === 'CC0-1.0') {
    const address = 'https://creativecommons.org/publicdomain/zero/1.0/'
    return { name: 'CC0 1.0', url: url ?? address, reserved: false }
  }
  return { name, url, reserved: false }
}
