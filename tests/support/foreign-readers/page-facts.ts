/** What an episode's page says to a person, read from its HTML. */

export interface PageFacts {
  title: string
  /** What its time element says, and whether that is when it was published. */
  date: { at: string; isPublished: boolean }
  season: number | null
  people: string[]
  chapters: { start: number; title: string }[]
  /** Paths. */
  transcripts: string[]
  /** Paths of sound and film. */
  downloads: string[]
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }

/** The words of a piece of HTML, spaces that do not break as others. */
export const wordsOf = (html: string) =>
  html
    .replaceAll(/<!--[\s\S]*?-->|<[^>]*>/g, '')
    .replaceAll(/&([#\w]+);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replaceAll(/\s+/g, ' ')
    .trim()

const secondsOf = (clock: string) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
const found = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]!)

export function pageFacts(html: string): PageFacts {
  const section = (id: string) => new RegExp(`<h2 id="${id}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? ''
  const head = /<header class="page-head">[\s\S]*?<\/header>/.exec(html)![0]
  const [, at, told] = /<time dateTime="([^"]+)">([\s\S]*?)<\/time>/.exec(head)!
  const links = found(section('downloads'), /<a href="([^"]+)"/g)
  return {
    title: wordsOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(head)![1]!),
    date: { at: at!, isPublished: told!.startsWith('Publié') },
    season: Number(/\/seasons\/(\d+)"/.exec(head)?.[1]) || null,
    people: found(section('people'), /<div>(<(?:a|strong)[^>]*>[\s\S]*?<\/(?:a|strong)>)/g).map(wordsOf),
    chapters: found(section('chapters'), /<li><a ([\s\S]*?)<\/a>/g).map((link) => ({
      start: secondsOf(/<span class="clock">([\d:]+)</.exec(link)![1]!),
      title: wordsOf(/<\/span> (<span[\s\S]*)/.exec(link)![1]!),
    })),
    transcripts: links.filter((link) => /^\/transcripts\/.*\.(vtt|json|srt)$/.test(link)),
    downloads: links.filter((link) => link.startsWith('/media/')),
  }
}
