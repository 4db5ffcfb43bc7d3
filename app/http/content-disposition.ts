// biome-ignore lint/suspicious/noControlCharactersInRegex: these must never reach a header
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/g
/** Letters that turn the direction of what follows: `exe.3pm` would be shown as `mp3.exe`. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A download's name by RFC 6266: plain letters for old clients, the whole name for the others. */
export function contentDisposition(name: string, how: 'inline' | 'attachment' = 'inline'): string {
  const clean = name.replaceAll(CONTROL, '').replaceAll(TURNING, '').replaceAll(/[\\/]/g, '-')
  // Cut first, mended after: a cut may leave half of a letter.
  const whole = clean.slice(0, 200).toWellFormed() || 'file'
  const ascii = whole
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\u0020-\u007E]|["%\\]/g, '_')
  const encoded = encodeURIComponent(whole).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
