/** Pixels of a share card, as other sites want it. */
export const CARD = { width: 1200, height: 630 }
