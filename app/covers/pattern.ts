/** The pattern of drawn pictures: figures in a grid, one of them large. A seed decides; the same seed, the same pattern. */
import { type Colours, contrast } from './colours.ts'

export type Sort = 'podcast' | 'event' | 'topic' | 'person' | 'site'

/** A figure in the square from 0 to 1. */
type Figure = (colour: string, other: string) => string

const FIGURES = {
  arcs: (colour, other) =>
    [1, 0.68, 0.36]
      .map((r, at) => `<path d="M0 0H${r}A${r} ${r} 0 0 1 0 ${r}Z" fill="${at === 1 ? other : colour}"/>`)
      .join(''),
  quarter: (colour) => `<path d="M0 0H1A1 1 0 0 1 0 1Z" fill="${colour}"/>`,
  bubble: (colour) => `<path d="M.5 0A.5 .5 0 0 1 .5 1H0V.5A.5 .5 0 0 1 .5 0Z" fill="${colour}"/>`,
  voice: (colour, other) =>
    `<path d="M.5 0A.5 .5 0 0 1 .5 1H0V.5A.5 .5 0 0 1 .5 0Z" fill="${colour}"/>${bars([0.16, 0.44, 0.28], other, 0.29, 0.21)}`,
  bars: (colour) => bars([0.36, 0.7, 0.5, 0.24], colour, 0.17, 0.22),
  disc: (colour) => `<circle cx=".5" cy=".5" r=".5" fill="${colour}"/>`,
  ring: (colour, other) =>
    `<circle cx=".5" cy=".5" r=".5" fill="${colour}"/><circle cx=".5" cy=".5" r=".22" fill="${other}"/>`,
  halves: (colour) => `<path d="M0 0H1A.5 .5 0 0 1 0 0ZM0 .5H1A.5 .5 0 0 1 0 .5Z" fill="${colour}"/>`,
  petal: (colour) => `<path d="M0 0H.5A.5 .5 0 0 1 1 .5V1H.5A.5 .5 0 0 1 0 .5Z" fill="${colour}"/>`,
  person: (colour) =>
    `<circle cx=".5" cy=".27" r=".19" fill="${colour}"/><path d="M.06 1A.44 .46 0 0 1 .94 1Z" fill="${colour}"/>`,
  dots: (colour) =>
    [0.2, 0.5, 0.8]
      .flatMap((y) => [0.2, 0.5, 0.8].map((x) => `<circle cx="${x}" cy="${y}" r=".085" fill="${colour}"/>`))
      .join(''),
  stairs: (colour) => `<path d="M0 0H.34V.33H.67V.66H1V1H0Z" fill="${colour}"/>`,
} satisfies Record<string, Figure>

type FigureName = keyof typeof FIGURES

/** Figures that stand upright; the others may be turned. */
const UPRIGHT = new Set<FigureName>(['voice', 'bars', 'person', 'disc', 'ring', 'dots'])

const SETS: Record<Sort, { large: FigureName[]; small: FigureName[] }> = {
  podcast: {
    large: ['arcs', 'voice', 'bubble', 'ring'],
    small: ['arcs', 'bubble', 'bars', 'quarter', 'disc', 'halves', 'quarter'],
  },
  event: {
    large: ['person', 'arcs', 'petal', 'bubble'],
    small: ['person', 'bubble', 'quarter', 'petal', 'halves', 'stairs', 'person'],
  },
  topic: { large: ['ring', 'petal', 'quarter'], small: ['dots', 'petal', 'disc', 'halves', 'quarter'] },
  person: { large: ['person'], small: ['bubble', 'quarter', 'disc', 'petal', 'arcs'] },
  site: { large: ['voice'], small: ['bubble', 'arcs', 'bars', 'quarter', 'person'] },
}

/** So many cells, each `cell` wide, from the upper left corner. */
export function drawPattern(
  sort: Sort,
  seed: number,
  colours: Colours,
  { columns, rows, cell }: { columns: number; rows: number; cell: number },
): string {
  const random = randomFrom(seed)
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const { large, small } = SETS[sort]
  const grid: (Drawn | null)[][] = Array.from({ length: rows }, () => Array(columns).fill(null))
  const drawn: string[] = []
  if (rows >= 2) {
    const [x, y] = [Math.floor(random() * (columns - 1)), Math.floor(random() * (rows - 1))]
    const big: Drawn = { figure: any(large), ground: any([colours.accent, colours.deep, colours.tint]) }
    for (const [dx, dy] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const)
      grid[y + dy]![x + dx] = big
    drawn.push(draw(big, x * cell, y * cell, 2 * cell))
  }
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < columns; x += 1) {
      if (grid[y]![x]) continue
      const beside = [grid[y]![x - 1], grid[y - 1]?.[x]].filter((one) => one != null)
      const figures = small.filter((name) => beside.every(({ figure }) => figure !== name))
      const grounds = [colours.ground, colours.deep, colours.tint, colours.accent, colours.text].filter(
        (colour) => beside.every(({ ground }) => ground !== colour),
      )
      const one = { figure: any(figures), ground: any(grounds.slice(0, random() < 0.72 ? 3 : undefined)) }
      grid[y]![x] = one
      drawn.push(draw(one, x * cell, y * cell, cell))
    }
  return drawn.join('')

  function draw({ figure, ground }: Drawn, x: number, y: number, size: number): string {
    const seen = [colours.accent, colours.text, colours.deep, colours.tint, colours.ground].filter(
      (colour) => contrast(colour, ground) >= 1.45,
    )
    const colour = any(seen.slice(0, 3))
    const other = seen.find((one) => one !== colour && contrast(one, colour) >= 1.45) ?? ground
    const turn = UPRIGHT.has(figure) ? '' : ` rotate(${any([0, 90, 180, 270])} .5 .5)`
    return (
      `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${ground}"/>` +
      `<g transform="translate(${x} ${y}) scale(${size})${turn}">${FIGURES[figure](colour, other)}</g>`
    )
  }
}

interface Drawn {
  figure: FigureName
  ground: string
}

function bars(heights: number[], colour: string, from: number, step: number): string {
  return heights
    .map(
      (height, at) =>
        `<rect x="${(from + at * step - 0.06).toFixed(3)}" y="${(0.5 - height / 2).toFixed(3)}" width=".12" height="${height}" rx=".06" fill="${colour}"/>`,
    )
    .join('')
}

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}
