/** Text between the tags of HTML, XML or WebVTT. */
export const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Text in an attribute too. */
export const escapeHtml = (text: string) => escapeText(text).replaceAll('"', '&quot;')
