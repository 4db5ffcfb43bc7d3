/** A rule about what a server answers: one entry with its source and its check. */
import type { Level } from '../rule.ts'

/** What a feed leads to. */
export interface Resource {
  kind: 'feed' | 'artwork' | 'media' | 'transcript' | 'chapters'
  url: string
  /** As the feed declares it. */
  type?: string
  /** Bytes, as the feed declares them. */
  length?: number
  /** Seconds of the item. */
  duration?: number
  /** Types of the item's other transcripts in the same language. */
  beside?: string[]
}

export interface HttpRule {
  id: string
  level: Level
  source: string
  sentence: string
  of: Resource['kind'][]
  /** Answers what is wrong, nothing where all is well. */
  check: (resource: Resource) => Promise<string[]>
}

/** The sentences whose condition does not hold. */
export const unless = (...claims: [holds: boolean, otherwise: string][]): string[] =>
  claims.filter(([holds]) => !holds).map(([, otherwise]) => otherwise)
