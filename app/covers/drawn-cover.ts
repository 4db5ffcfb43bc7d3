/** The cover of what has none of its own: what it says decides everything that it looks like. */
import { createHash } from 'node:crypto'
import { escapeText } from '../texts/escape.ts'
import { type Colours, coloursOf } from './colours.ts'
import { fitLine, fitText } from './fit-text.ts'
import { FAMILY, toDrawable, type Weight } from './font.ts'
import { drawPattern, type Sort } from './pattern.ts'

/** Rises when covers are drawn in another way: then each has another address. */
const DRAWING = 1

export interface CoverWords {
  sort: Sort
  title: string
  /** Whose it is, in a small line; empty where the title says it. */
  over: string
  /** The organisation's colours, `#rrggbb`; null where it has none. */
  colours: { primary: string | null; secondary: string | null }
}

/** What its address says of a cover: another for every other picture, the same for the same. 16 hex digits. */
export function drawnKey(words: CoverWords): string {
  const { sort, title, over, colours } = words
  const said = JSON.stringify([DRAWING, sort, title, over, colours.primary, colours.secondary])
  return createHash('sha256').update(said).digest('hex').slice(0, 16)
}

const SIDE = 1200
const MARGIN = 80
const CELL = 240
const TITLE = { weight: 800, leading: 1.06, tracking: -0.018 } as const
const SMALL = { weight: 600, tracking: 0, largest: 50, smallest: 38 } as const

/** As SVG, square: a pattern above, the title below it as large as there is room for; the pattern alone where it cannot be written. */
export function drawCover(words: CoverWords): string {
  const colours = coloursOf(words.colours, seedOf(words.title))
  const pattern = (rows: number) =>
    drawPattern(words.sort, seedOf(words.title, words.sort), colours, {
      columns: SIDE / CELL,
      rows,
      cell: CELL,
    })
  const title = toDrawable(words.title)
  if (!title) return toSvg(SIDE, SIDE, colours, pattern(SIDE / CELL))
  const over = toDrawable(words.over)
  const width = SIDE - 2 * MARGIN
  const foot = over ? fitLine(over, { ...SMALL, width }) : null
  const { rows, fitted } = layOut(title, width, foot !== null)
  return toSvg(
    SIDE,
    SIDE,
    colours,
    pattern(rows) +
      writeLines(fitted, { x: MARGIN, y: rows * CELL + 66, fill: colours.text, ...TITLE }) +
      (foot ? writeLines(foot, { x: MARGIN, bottom: SIDE - MARGIN, fill: colours.quiet, ...SMALL }) : ''),
  )
}

/** As many rows of the pattern as leave the title letters that can be read in a list of small covers, or cost it next to nothing. */
function layOut(title: string, width: number, hasFoot: boolean) {
  const fits = [3, 2, 1].map((rows) => {
    const height = SIDE - rows * CELL - 66 - MARGIN + 16 - (hasFoot ? 90 : 0)
    return { rows, fitted: fitText(title, { ...TITLE, width, height, largest: 188, smallest: 44 }) }
  })
  const most = Math.max(...fits.map(({ fitted }) => fitted.size))
  const enough = [Math.min(104, 0.9 * most), Math.min(84, 0.9 * most), 0]
  return (
    fits.find(({ fitted }, at) => fitted.size >= enough[at]! && !fitted.lines.at(-1)!.endsWith('…')) ??
    fits[2]!
  )
}

/** Lines of text from `y` down, or up from `bottom`. */
export function writeLines(
  { size, lines }: { size: number; lines: string[] },
  at: { x: number; fill: string; weight: Weight; tracking: number; leading?: number } & (
    | { y: number }
    | { bottom: number }
  ),
): string {
  const leading = at.leading ?? 1.2
  const first = 'y' in at ? at.y + 0.74 * size : at.bottom - (lines.length - 1) * size * leading
  const attributes = `font-family="${FAMILY}" font-weight="${at.weight}" font-size="${size}" letter-spacing="${at.tracking * size}" fill="${at.fill}"`
  return lines
    .map(
      (line, number) =>
        `<text x="${at.x}" y="${(first + number * size * leading).toFixed(1)}" ${attributes}>${escapeText(line)}</text>`,
    )
    .join('')
}

export const toSvg = (width: number, height: number, { ground }: Colours, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
  `<rect width="${width}" height="${height}" fill="${ground}"/>${inside}</svg>`

/** A number that stays the same for the same words. */
export const seedOf = (...words: string[]) =>
  createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0)
