/** Chance that is the same in every run, and what is changed by it. */
import type { Db } from '#db/open.ts'
import type { Storage } from '#media-pipeline'

export interface World {
  db: Db
  storage: Storage
  chance: () => number
  count: number
}

export const pick = <T>({ chance }: World, all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
/** One of the rows; their ids are the same in every run, their public ids are not. */
export const one = <T extends { id: number }>(world: World, rows: T[]): T => pick(world, rows)
export const word = (world: World) => `${pick(world, ['Forêt', 'Rivière', 'Col', 'Nuit'])} ${++world.count}`

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function chanceOf(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
