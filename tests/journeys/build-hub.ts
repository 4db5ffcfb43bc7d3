import { execFileSync } from 'node:child_process'
import path from 'node:path'

/** Builds the site once, before any journey. */
export default function setup() {
  execFileSync(process.execPath, [path.resolve('app/commands/causerie.mjs'), '--help'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
