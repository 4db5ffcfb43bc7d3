import type { Actor } from './audit.ts'

/** What is edited, from which save on, and by whom. */
export interface Edit {
  id: number
  /** How often it had been saved when the form was opened; another count means that someone else saved meanwhile. */
  saves: number
  by: Actor
}
