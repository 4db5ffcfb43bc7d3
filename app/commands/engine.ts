import type { Command } from 'commander'
import { buildSource, SOURCES, type SourceVersion } from '#media-pipeline'
import { environment, readConfig } from '../server/config.ts'
import { print } from './print.ts'

const VERSIONS = SOURCES.map(({ version }) => version)

/** `causerie engine build`: a speech engine other than the one that is built by itself. */
export function defineEngine(program: Command) {
  program
    .command('engine')
    .description('the program that listens')
    .command('build <version>')
    .description(
      `build whisper.cpp once for this machine: ${VERSIONS.join(' or ')}; the newest built one is used`,
    )
    .option('--json', 'print one JSON document')
    .action(async (version, { json }) => {
      if (!isVersion(version))
        throw new Error(`There is no engine ${version}, only ${VERSIONS.join(' and ')}.`)
      const stop = new AbortController()
      process.once('SIGINT', () => stop.abort(new Error('Stopped. Nothing was built.')))
      const { cacheDir } = readConfig(environment())
      const engine = await buildSource(version, { cacheDir, signal: stop.signal })
      print(json, engine, [`${engine.name} is built: ${engine.program}`])
    })
}

const isVersion = (version: string): version is SourceVersion => VERSIONS.some((one) => one === version)
