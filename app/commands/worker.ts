import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Command } from 'commander'
import { environment, readConfig } from '../server/config.ts'
import { PROJECT_ROOT } from '../server/project-root.ts'
import { workerEnvironment } from '../server/worker-process.ts'

/** `causerie worker`: one more worker on the same queue and storage. */
export function defineWorker(program: Command) {
  program
    .command('worker')
    .description('one more worker on the same queue and storage')
    .action(async () => {
      const { WORKER_NAME: _inside, ...settings } = workerEnvironment(readConfig(environment()))
      const child = spawn(process.execPath, [path.join(PROJECT_ROOT, 'build/server/worker.js')], {
        env: settings,
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      })
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
      process.exitCode = await new Promise<number>((resolve) =>
        child.once('exit', (code) => resolve(code ?? 1)),
      )
    })
}
