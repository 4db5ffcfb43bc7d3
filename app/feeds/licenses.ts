/**
 * Licenses that a show or an episode may name without an address of its own: identifiers of SPDX, and `ARR` for all rights
 * reserved. `texts/read-license.ts` says how they are called.
 */
export const LICENSES = [
  'ARR',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-NC-ND-4.0',
]
