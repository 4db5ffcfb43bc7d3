// biome-ignore lint/suspicious/noControlCharactersInRegex: these must never reach a header
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/g

/** A download's name by RFC 6266: plain letters for old clients, the whole name for the others. */
export function contentDisposition(name: string, how: 'inline' | 'attachment' = 'inline'): string {
  const whole = name.toWellFormed().replaceAll(CONTROL, '').replaceAll(/[\\/]/g, '-').slice(0, 200) || 'file'
  const ascii = whole
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\u0020-\u007E]|["%\\]/g, '_')
  const encoded = encodeURIComponent(whole).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
