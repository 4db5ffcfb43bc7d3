/** `causerie doctor`: what works and what is missing, and why. */
import { mkdirSync, statfsSync } from 'node:fs'
import type { Command } from 'commander'
import { sqliteVersion } from '#db/open.ts'
import {
  countSteps,
  describeEngine,
  findModel,
  findPrograms,
  openQueue,
  openStorage,
  PipelineError,
} from '#media-pipeline'
import { type Config, environment, readConfig } from '../server/config.ts'
import { print } from './print.ts'

interface Check {
  name: string
  state: 'ok' | 'warning' | 'missing'
  says: string
}

export function defineDoctor(program: Command) {
  program
    .command('doctor')
    .description('what works and what is missing')
    .option('--json', 'print one JSON document')
    .action(async ({ json }) => {
      const config = readConfig(environment())
      mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
      const checks: Check[] = []
      for (const [name, check] of Object.entries(CHECKS))
        checks.push(...(await run(name, () => check(config))))
      const sign = { ok: '✓', warning: '!', missing: '✗' }
      print(
        json,
        { checks },
        checks.map((one) => `${sign[one.state]} ${one.name}: ${one.says}`),
      )
      if (checks.some((one) => one.state === 'missing' && one.name !== 'model')) process.exitCode = 1
    })
}

type Finding = Omit<Check, 'name'>

const CHECKS: Record<string, (config: Config) => Finding[] | Promise<Finding[]>> = {
  ffmpeg: async (config) => {
    const found = await findPrograms({ ffmpegPath: config.ffmpegPath, ffprobePath: config.ffprobePath })
    return [
      {
        state: 'ok',
        says: `${found.versions.ffmpeg} (${found.ffmpeg}), ffprobe ${found.versions.ffprobe} (${found.ffprobe})`,
      },
      ...found.warnings.map((says) => ({ state: 'warning' as const, says })),
    ]
  },
  recogniser: async (config) => {
    const engine = await describeEngine({ whisperPath: config.whisperPath, cacheDir: config.cacheDir })
    const passed = engine.tried.filter((one) => one.problem).map((one) => `${one.place}: ${one.problem}`)
    const why = passed.length > 0 ? ` (${passed.join('; ')})` : ''
    if (engine.place === 'none')
      return [
        { state: 'missing', says: `none; install ${engine.missing.join(' and ') || 'whisper-cli'}${why}` },
      ]
    if (engine.place === 'to-build')
      return [{ state: 'warning', says: `whisper.cpp ${engine.version} will be built at first use${why}` }]
    return [{ state: 'ok', says: `${engine.name}, from ${engine.place}: ${engine.program}${why}` }]
  },
  model: async (config) => {
    const model = await findModel(null, { dataDir: config.dataDir, model: config.whisperModel })
    return [{ state: 'ok', says: `${model.name} (${model.path})` }]
  },
  sqlite: () => [{ state: 'ok', says: sqliteVersion() }],
  disk: (config) => {
    const disk = statfsSync(config.dataDir)
    const free = (disk.bavail * disk.bsize) / 1e9
    return [{ state: free < 2 ? 'warning' : 'ok', says: `${free.toFixed(1)} GB free in ${config.dataDir}` }]
  },
  storage: async (config) => {
    const storage = openStorage(config.storageUrl)
    await storage.write('doctor/check', Buffer.from('ok'))
    await storage.remove('doctor/check')
    return [{ state: 'ok', says: `${config.storageUrl} can be written` }]
  },
  queue: async (config) => {
    const queue = openQueue(config.queueUrl, { dataDir: config.dataDir })
    const waiting = await countSteps(queue)
    await queue.close()
    return [{ state: 'ok', says: `${config.queueUrl}, ${waiting} steps waiting` }]
  },
  site: (config) => [
    /^https:|localhost|127\.0\.0\.1/.test(config.siteUrl)
      ? { state: 'ok', says: config.siteUrl }
      : { state: 'warning', says: `${config.siteUrl} is not https: podcast directories will refuse it` },
  ],
}

async function run(name: string, check: () => Finding[] | Promise<Finding[]>): Promise<Check[]> {
  try {
    return (await check()).map((finding) => ({ name, ...finding }))
  } catch (error) {
    const hint = name === 'model' ? '. `causerie model get base` installs one' : ''
    return [{ name, state: 'missing', says: `${inWords(error)}${hint}` }]
  }
}

const inWords = (error: unknown) =>
  (error instanceof PipelineError && error.reason.detail) || (error as Error).message
