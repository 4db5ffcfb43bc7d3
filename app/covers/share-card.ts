/** The picture that other sites show beside a link to a page: its title, whose it is, when; its cover, or a pattern, beside them. */
import { createHash } from 'node:crypto'
import { CARD } from './card-size.ts'
import { coloursOf } from './colours.ts'
import { type CoverWords, seedOf, toSvg, writeLines } from './drawn-cover.ts'
import { fitLine, fitText } from './fit-text.ts'
import { toDrawable } from './font.ts'
import { drawPattern } from './pattern.ts'

/** Rises when cards are drawn in another way. */
const DRAWING = 1

export interface CardWords {
  title: string
  /** The show, or the site: a line above the title; empty where the title says it. */
  over: string
  /** A line below, such as the day. */
  under: string
  /** Of the show's drawn cover: its pattern and its colours. */
  drawn: Pick<CoverWords, 'sort' | 'title' | 'colours'>
  /** Storage key of the cover, square; null where the pattern stands in its place. */
  cover: string | null
}

/** Where a cover lies on the card. */
export const COVER_PLACE = { left: 660, top: 75, side: 480 }

/** What its address says of a card. 16 hex digits. */
export function cardKey({ title, over, under, drawn, cover }: CardWords): string {
  const { sort, colours } = drawn
  const said = [DRAWING, title, over, under, sort, drawn.title, colours.primary, colours.secondary, cover]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}

const MARGIN = 64
const TITLE = { weight: 800, leading: 1.08, tracking: -0.016 } as const
const SMALL = { weight: 600, tracking: 0, largest: 30, smallest: 24 } as const
const CELL = 158

/** As SVG; a cover is laid on it afterwards. */
export function drawCard({ title: said, over: above, under: below, drawn, cover }: CardWords): string {
  const seed = seedOf(drawn.title)
  const colours = coloursOf(drawn.colours, seed)
  const pattern = (columns: number) =>
    `<g transform="translate(${CARD.width - columns * CELL} 0)">` +
    `${drawPattern(drawn.sort, seedOf(drawn.title, drawn.sort), colours, { columns, rows: 4, cell: CELL })}</g>`
  const title = toDrawable(said)
  if (!title) return toSvg(CARD.width, CARD.height, colours, pattern(8))
  const [over, under] = [above, below].map(toDrawable)
  const right = cover ? COVER_PLACE.left + 16 : CARD.width - 3 * CELL
  const width = right - 2 * MARGIN
  const line = (text: string | null | undefined) => (text ? fitLine(text, { ...SMALL, width }) : null)
  const [head, foot] = [line(over), line(under)]
  const top = head ? MARGIN + 62 : MARGIN
  const height = CARD.height - MARGIN - top - (foot ? 60 : 0)
  const fitted = fitText(title, { ...TITLE, width, height, largest: 92, smallest: 34 })
  return toSvg(
    CARD.width,
    CARD.height,
    colours,
    (cover ? '' : pattern(3)) +
      (head ? writeLines(head, { x: MARGIN, y: MARGIN, fill: colours.quiet, ...SMALL }) : '') +
      writeLines(fitted, { x: MARGIN, y: top, fill: colours.text, ...TITLE }) +
      (foot
        ? writeLines(foot, { x: MARGIN, bottom: CARD.height - MARGIN, fill: colours.text, ...SMALL })
        : ''),
  )
}
