/** What a new feed costs after one of a thousand episodes changed, beside writing it all with the package `podcast`. */
import path from 'node:path'
import { makeCatalogue } from './feeds-catalogue.ts'
import { measure } from './measure.ts'
import type { Built, Way } from './ours-feeds.ts'
import { BUILT, workFolder } from './places.ts'
import type { Result, Row } from './report.ts'

const EPISODES = 1_000
/** Processor time of the new bytes over that of a full build with the package. */
const MOST = 0.15
/** Megabytes at the peak of our process above its rest. */
const MOST_MEMORY = 100

export async function building(): Promise<Result> {
  const folder = path.join(workFolder('feeds'), 'building')
  const costs = {} as Record<Way, Built>
  for (const way of ['podcast', 'whole', 'changed'] as const) {
    makeCatalogue(folder, EPISODES)
    const { stdout } = await measure([
      ...[process.execPath, '--expose-gc', path.join(BUILT, 'ours-feeds.mjs')],
      ...[folder, way],
    ])
    costs[way] = JSON.parse(stdout)
  }
  const least = Math.min(...costs.podcast.cpu)
  return {
    tables: [
      {
        title: `A feed of ${EPISODES} episodes, processor time without packing it`,
        rows: [
          toRow('podcast, all items at once', costs.podcast),
          toRow('ours, the first time', costs.whole),
          toRow('ours, one episode changed', costs.changed),
        ],
      },
    ],
    limits: [
      {
        what: 'new bytes after a change, over `podcast`',
        value: median(costs.changed.cpu) / least,
        most: MOST,
      },
      {
        what: 'MB at the peak above rest, one episode changed',
        value: costs.changed.memory / 1e6,
        most: MOST_MEMORY,
      },
    ],
    left: [],
  }
}

const toRow = (name: string, { cpu, size, memory }: Built): Row => ({
  '': name,
  'CPU ms': median(cpu),
  'size kB': Math.round(size / 1e3),
  'MB above rest': memory / 1e6,
})

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
