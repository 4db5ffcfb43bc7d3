import type { Command } from 'commander'
import { environment, readConfig } from '../server/config.ts'
import { firstLink } from '../server/first-link.ts'
import { startHub } from '../server/main.ts'

/** `causerie start`: the hub with its worker, until it is told to stop. */
export function defineStart(program: Command) {
  program
    .command('start')
    .description('serve the site, with a worker inside')
    .action(async () => {
      const running = await startHub(readConfig(environment()))
      process.stdout.write(`Causerie answers at ${running.url}\n`)
      const link = firstLink(running.hub)
      if (link)
        process.stdout.write(
          `Nobody can sign in yet. Open this link once to become its administrator:\n  ${link}\n`,
        )
      await untilStopped()
      await running.close()
    })
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(130))
      process.once('SIGTERM', () => process.exit(143))
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}
