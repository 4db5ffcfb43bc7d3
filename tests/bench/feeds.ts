/** How feeds, pages and files go out beside nginx, and what a new feed costs. */
import { building } from './feeds-building.ts'
import { delivery } from './feeds-delivery.ts'
import type { Wish } from './main.ts'
import { add, nothing, type Result } from './report.ts'

/** Each may be asked for alone. */
const PARTS: Record<string, (wish: Wish) => Promise<Result>> = { building, delivery }

export async function feeds(wish: Wish): Promise<Result> {
  const result = nothing()
  for (const [name, part] of Object.entries(PARTS)) {
    if (wish.only && wish.only !== name) continue
    wish.say(`feeds, ${name}…`)
    add(await part(wish), result)
  }
  return result
}
