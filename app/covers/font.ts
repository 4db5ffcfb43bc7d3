/** The letters of drawn pictures: how wide they are, and which there are. Atkinson Hyperlegible Next, read from its own files. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export const FAMILY = 'Atkinson Hyperlegible Next'
const WEIGHTS = { 600: '600SemiBold', 800: '800ExtraBold' } as const
export type Weight = keyof typeof WEIGHTS

const require = createRequire(import.meta.url)
const fileOf = (weight: Weight) => {
  const name = WEIGHTS[weight]
  return require.resolve(
    `@expo-google-fonts/atkinson-hyperlegible-next/${name}/AtkinsonHyperlegibleNext_${name}.ttf`,
  )
}

/** Where the font lies, a file for each weight. */
export const fontFiles = (): string[] => [fileOf(600), fileOf(800)]

/** The width of a text of one line, in ems. Kerning, which draws letters closer, is left out. */
export function widthOf(text: string, weight: Weight): number {
  const { widths } = metricsOf(weight)
  let width = 0
  for (const character of text) width += widths.get(character.codePointAt(0)!) ?? 0.6
  return width
}

/**
 * A text as it can be drawn: signs that the font lacks (emoji and the like) are left out. Null where it lacks a letter or a digit:
 * then nothing of it can be read.
 */
export function toDrawable(text: string): string | null {
  const { widths } = metricsOf(800)
  let drawn = ''
  for (const character of text.normalize('NFC').replaceAll(/[\u202f\u2007]/g, '\u00a0')) {
    if (widths.has(character.codePointAt(0)!)) drawn += character
    else if (/[\p{L}\p{N}]/u.test(character)) return null
    else if (/\s/.test(character)) drawn += ' '
  }
  return drawn.replaceAll(/ +/g, ' ').trim() || null
}

interface Metrics {
  /** Of each character that the font has, in ems. */
  widths: Map<number, number>
}

const known = new Map<Weight, Metrics>()

function metricsOf(weight: Weight): Metrics {
  const metrics = known.get(weight) ?? { widths: readWidths(readFileSync(fileOf(weight))) }
  known.set(weight, metrics)
  return metrics
}

/** Advance widths of a TrueType file: characters to glyphs (`cmap`, format 4), glyphs to widths (`hmtx`). */
function readWidths(file: Buffer): Map<number, number> {
  const tables = new Map<string, number>()
  for (let at = 12; at < 12 + 16 * file.readUInt16BE(4); at += 16)
    tables.set(file.toString('latin1', at, at + 4), file.readUInt32BE(at + 8))
  const unit = file.readUInt16BE(tables.get('head')! + 18)
  const last = file.readUInt16BE(tables.get('hhea')! + 34) - 1
  const widths = new Map<number, number>()
  for (const [character, glyph] of readGlyphs(file, tables.get('cmap')!))
    widths.set(character, file.readUInt16BE(tables.get('hmtx')! + 4 * Math.min(glyph, last)) / unit)
  return widths
}

function* readGlyphs(file: Buffer, cmap: number): Generator<[number, number]> {
  const table = cmap + file.readUInt32BE(cmap + 8)
  if (file.readUInt16BE(table) !== 4) throw new Error('the font lists its letters in another way')
  const length = file.readUInt16BE(table + 6)
  const [ends, starts, deltas, offsets] = [14, 16 + length, 16 + 2 * length, 16 + 3 * length].map(
    (from) => table + from,
  ) as [number, number, number, number]
  for (let at = 0; at < length; at += 2) {
    const offset = file.readUInt16BE(offsets + at)
    const delta = file.readUInt16BE(deltas + at)
    const start = file.readUInt16BE(starts + at)
    for (let character = start; character <= file.readUInt16BE(ends + at); character += 1) {
      const found =
        offset === 0 ? character : file.readUInt16BE(offsets + at + offset + 2 * (character - start))
      const glyph = offset !== 0 && found === 0 ? 0 : (found + delta) & 0xffff
      if (glyph !== 0 && character !== 0xffff) yield [character, glyph]
    }
  }
}
