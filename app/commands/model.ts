import type { Command } from 'commander'
import { getModel, listModels } from '#media-pipeline'
import { environment, readConfig } from '../server/config.ts'
import { bar, print, progressLine } from './print.ts'
import { askHub } from './socket.ts'

const MEGABYTE = 1_000_000

/** `causerie model list` and `causerie model get`. */
export function defineModel(program: Command) {
  const model = program.command('model').description('speech models')
  model
    .command('list')
    .description('models, their sizes, which is installed')
    .option('--json', 'print one JSON document')
    .action(async ({ json }) => {
      const models = await listModels({ dataDir: readConfig(environment()).dataDir })
      const lines = models.map(
        (one) => `${one.installed ? '✓' : ' '} ${one.name.padEnd(20)} ${Math.round(one.size / MEGABYTE)} MB`,
      )
      print(json, { models }, lines)
    })
  model
    .command('get <name>')
    .description('download a model; goes on where it stopped')
    .option('--json', 'print one JSON document')
    .action(async (name, { json }) => {
      const config = readConfig(environment())
      const line = progressLine()
      const stop = new AbortController()
      process.once('SIGINT', () => stop.abort(new Error('Stopped. Run the same command again to go on.')))
      const got = await getModel(name, {
        dataDir: config.dataDir,
        signal: stop.signal,
        onProgress: (done) => line.show(`${bar(done)}  ${name}`),
      })
      line.clear()
      // A running hub takes up at once what waited for a model.
      await askHub(config.dataDir, 'look', {}, () => {})
      print(json, got, [`${name} is installed: ${got.path}`])
    })
}
