/** How a subject's figures are printed. */
import os from 'node:os'

export type Row = Record<string, string | number | null>

export interface Table {
  title: string
  rows: Row[]
}

/** What was promised: a figure and the most, or the least, that it may be. */
export type Limit = { what: string; value: number } & ({ most: number } | { least: number })

export interface Result {
  tables: Table[]
  limits: Limit[]
  /** What could not be measured, and why. */
  left: string[]
}

export const nothing = (): Result => ({ tables: [], limits: [], left: [] })

export function add(from: Result, to: Result) {
  to.tables.push(...from.tables)
  to.limits.push(...from.limits)
  to.left.push(...from.left)
}

export const isKept = (limit: Limit) =>
  'most' in limit ? limit.value <= limit.most : limit.value >= limit.least

/** Figures mean little without it. */
export function describeMachine() {
  const [one, five] = os.loadavg()
  return {
    cores: os.availableParallelism(),
    processor: os.cpus()[0]?.model ?? '',
    load: [one!, five!],
    node: process.version,
  }
}

/** For people: tables, then each promise. */
export function toText(
  { tables, limits, left }: Result,
  machine: ReturnType<typeof describeMachine>,
): string {
  const load = machine.load.map((one) => one.toFixed(2)).join(' and ')
  const about = `${machine.cores} cores, ${machine.processor}, Node ${machine.node}; load at the start ${load}`
  const promises = limits.map(
    (one) => `${isKept(one) ? 'kept  ' : 'MISSED'}  ${one.what}: ${toCell(one.value)}, ${toBound(one)}`,
  )
  return [about, ...tables.map(toLines), promises.join('\n'), left.join('\n')].filter(Boolean).join('\n\n')
}

const toBound = (limit: Limit) =>
  'most' in limit ? `at most ${toCell(limit.most)}` : `at least ${toCell(limit.least)}`

function toLines({ title, rows }: Table): string {
  const names = Object.keys(rows[0] ?? {})
  const lines = [names, ...rows.map((row) => names.map((name) => toCell(row[name] ?? null)))]
  const widths = names.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)))
  const texts = lines.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  )
  return [title, ...texts].join('\n')
}

function toCell(value: string | number | null): string {
  if (typeof value !== 'number') return value ?? '–'
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 3 : 1)
}
