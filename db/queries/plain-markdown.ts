/**
 * The words of a Markdown text, for an index: targets of links and pictures, tags and marks are gone, what a reader
 * would read stays. Not for showing.
 */
export function plainMarkdown(markdown: string): string {
  return markdown
    .replaceAll(/^ {0,3}\[[^\]\n]+\]:.*$/gm, ' ')
    .replaceAll(/!?\[([^\]]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])?/g, '$1')
    .replaceAll(/<[^>\n]*>/g, ' ')
    .replaceAll(/&[a-z0-9#]+;/gi, ' ')
    .replaceAll(/^\s*(?:#{1,6}|>|[-+*]|\d+[.)])\s+/gm, '')
    .replaceAll(/[*_`~]+/g, '')
    .trim()
}
