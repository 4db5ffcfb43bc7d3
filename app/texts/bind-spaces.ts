/**
 * Text as it is shown: a plain space before `: ; ? ! »` and `%`, or after `«`, becomes one at which no line breaks, so
 * that none of these begins or ends a line alone. What is stored, searched and exported stays as it was typed.
 */
export const bindSpaces = (text: string) =>
  text.replaceAll(/ (?=[:;?!»%](?:[\s»)\]….,;:!?]|$))/g, '\u00a0').replaceAll(/« /g, '«\u00a0')
