/**
 * The words of a Markdown text, for an index: targets of links and pictures, tags and marks are gone, what a reader
 * would read stays. Not for showing. Each pattern looks only so far ahead, so that no text takes long.
 */
export function plainMarkdown(markdown: string): string {
  return markdown
    .replaceAll(/^ {0,3}\[[^\]\n]{1,999}\]:.*$/gm, ' ')
    .replaceAll(/!?\[([^[\]]{0,999})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,999}\])?/g, '$1')
    .replaceAll(/<[^<>\n]{0,2000}>/g, ' ')
    .replaceAll(/&[a-z0-9#]{1,40};/gi, ' ')
    .replaceAll(/^[ \t]{0,99}(?:#{1,6}|>|[-+*]|\d{1,9}[.)])[ \t]+/gm, '')
    .replaceAll(/[*_`~]+/g, '')
    .trim()
}
