/** Podcast namespace, JSON chapters 1.2.0. Times are seconds; a player may cut them to whole ones. */
export function toChaptersJson(about: { title: string; chapters: { start: number; title: string }[] }): string {
  const chapters = about.chapters.map(({ start, title }) => ({ startTime: Math.round(start * 1_000) / 1_000, title }))
  return `${JSON.stringify({ version: '1.2.0', title: about.title, chapters })}\n`
}
