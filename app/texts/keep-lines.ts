/**
 * Show notes are typed into a form, often pasted from elsewhere: a line that someone began is a line, where Markdown
 * alone would run it on. Every line that another one follows gets Markdown's mark for that, two spaces at its end;
 * where it ends a block they mean nothing.
 */
export const keepLines = (markdown: string) =>
  markdown.replaceAll(/(?<=[^\s\\])[ \t]*\r?\n(?=[ \t]*\S)/g, '  \n')
