/**
 * Licenses that a show or an episode may name without an address of its own: identifiers of SPDX, and `ARR` for all rights
 * reserved, which every language has its own words for.
 */
export const LICENSES: { id: string; name: string | null }[] = [
  { id: 'ARR', name: null },
  { id: 'CC0-1.0', name: 'CC0 1.0' },
  { id: 'CC-BY-4.0', name: 'CC BY 4.0' },
  { id: 'CC-BY-SA-4.0', name: 'CC BY-SA 4.0' },
  { id: 'CC-BY-ND-4.0', name: 'CC BY-ND 4.0' },
  { id: 'CC-BY-NC-4.0', name: 'CC BY-NC 4.0' },
  { id: 'CC-BY-NC-SA-4.0', name: 'CC BY-NC-SA 4.0' },
  { id: 'CC-BY-NC-ND-4.0', name: 'CC BY-NC-ND 4.0' },
]
