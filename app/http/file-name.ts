/** Names under which people save what belongs to a recording. */

/** `a-hauteur-de-palier-qui-dit-bonjour-2-light.mp3`: show, episode, its part, and what tells it from its like. */
export function toFileName(
  { show, episode, part }: { show: string; episode: string; part: number | null },
  extension: string,
  kind = '',
): string {
  return `${[show, episode, part ?? '', kind].filter(Boolean).join('-')}.${extension}`
}
