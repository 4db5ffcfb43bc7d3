/** What processes that were killed left behind in a folder for temporary files. */
import { lstatSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

/** No step takes as long; what nothing touched for a day belongs to nobody. */
const A_DAY = 24 * 3_600_000

/** Removes entries of `folder` that nobody changed for a day. Others may do the same at the same time. */
export function removeOld(folder: string, now = Date.now()) {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    // The time of the entry's own last change: a move keeps the time of the bytes.
    const facts = lstatSync(file, { throwIfNoEntry: false })
    if (facts && now - facts.ctimeMs > A_DAY) rmSync(file, { recursive: true, force: true })
  }
}
