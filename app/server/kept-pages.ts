/** Pages and texts of readers as they went out last: while nothing changed, they go out again. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Db } from '#db/open.ts'
import { countChanges } from '../catalogue/change-catalogue.ts'
import { type KeptAnswer, sendFromMemory } from './kept-answer.ts'
import { memoryOf } from './kept-memory.ts'
import type { Keep } from './respond.ts'

const MOST_BYTES = 64 * 1024 ** 2
/** Pages say whether an event is still to come: milliseconds. */
const GOOD_FOR = 60_000
/** The one word of a query by which pages differ; with any other an address is asked for too seldom. */
const KEPT = /^[^?]*(\?page=\d{1,4})?$/

interface KeptPage {
  seen: number
  until: number
  answer: KeptAnswer
}

/**
 * Nothing that readers get depends on who they are: what does is `no-store` or `private`, and `respond` offers none of it. The clock is
 * a parameter.
 */
export function keepPages(db: Db, mostBytes = MOST_BYTES, now: () => number = Date.now) {
  const memory = memoryOf<KeptPage>(mostBytes)
  return {
    /** Answers from memory; false where the page must be made. */
    answerKept(request: IncomingMessage, response: ServerResponse): boolean {
      const kept = memory.find(request.url!)
      if (kept === undefined || kept.seen !== countChanges(db) || kept.until < now()) return false
      return sendFromMemory(request, response, kept.answer)
    },
    /** Takes what is now made in answer to this request. */
    keeper({ url, method }: IncomingMessage): Keep | undefined {
      if (!KEPT.test(url!) || (method !== 'GET' && method !== 'HEAD')) return undefined
      const [seen, until] = [countChanges(db), now() + GOOD_FOR]
      return (answer, bytes) => memory.keep(url!, { seen, until, answer }, bytes)
    },
  }
}
