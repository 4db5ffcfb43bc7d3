/** What the demo's recordings say, in the order of the programme. */
import { capsules } from './scripts/entraide-capsules.ts'
import { dormir } from './scripts/entraide-dormir.ts'
import { guichet, prototyper } from './scripts/entraide-live.ts'
import { apprendre, parole, quai } from './scripts/entraide-tables.ts'
import { bonjour, carnet, lift, tromper } from './scripts/palier.ts'
import { apero, benevoles, commune, demain, maison } from './scripts/palier-live.ts'
import type { Script } from './scripts/script.ts'

export type { Script, Sentence } from './scripts/script.ts'

export const SCRIPTS: Script[] = [
  guichet,
  prototyper,
  quai,
  apprendre,
  dormir,
  ...capsules,
  parole,
  bonjour,
  maison,
  carnet,
  demain,
  tromper,
  apero,
  lift,
  benevoles,
  commune,
]
