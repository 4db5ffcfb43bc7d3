/** The demo: a data folder of its own, recordings published through the real pipeline while one watches. */
import path from 'node:path'
import type { Command } from 'commander'
import { listEpisodeIds } from '#db/queries/get-episode-report.ts'
import { demoAccount } from '../demo/account.ts'
import { demoShows, publishDemo } from '../demo/publish-demo.ts'
import { type Config, environment, readConfig } from '../server/config.ts'
import type { Hub } from '../server/hub.ts'
import { startHub } from '../server/main.ts'
import { PROJECT_ROOT } from '../server/project-root.ts'
import { bar, progressLine } from './print.ts'
import { type EpisodeReport, overallProgress, reportEpisode } from './report-episode.ts'
import { untilStopped } from './start.ts'

export function defineDemo(program: Command) {
  program
    .command('demo')
    .description('serve a demo on a data folder of its own')
    .action(async () => {
      const running = await startHub(demoConfig(readConfig(environment())))
      const { hub, url } = running
      const account = await demoAccount(hub)
      process.stdout.write(
        `Causerie's demo answers at ${url}\n` +
          `  Studio: ${url}/sign-in  ${account.email}  ${account.password}\n` +
          `Its recordings are being published now; the pages fill while you watch.\n` +
          `The voices are synthetic, the people invented. Throw it away: rm -r ${hub.config.dataDir}\n`,
      )
      const stop = new AbortController()
      const stopped = untilStopped().then(() => stop.abort())
      await publishAndWatch(hub, account.id, stop.signal)
      await stopped
      await running.close()
    })
}

/** The demo's model knows the synthetic voices of its recordings only; it never serves a producer's own data. */
function demoConfig(config: Config): Config {
  const dataDir = path.join(config.dataDir, 'demo')
  return {
    ...config,
    dataDir,
    storageUrl: `file:${path.join(dataDir, 'media')}`,
    queueUrl: 'sqlite:',
    whisperModel: path.join(PROJECT_ROOT, 'tests/fixtures/speech/ggml-espeak-fr.bin'),
    isDemo: true,
  }
}

async function publishAndWatch(hub: Hub, userId: number, signal: AbortSignal) {
  let sent = false
  const publishing = publishDemo(hub, { userId }, signal)
    .catch((error) => {
      if (!signal.aborted) throw error
    })
    .finally(() => {
      sent = true
    })
  await watch(hub, { isSent: () => sent, signal })
  await publishing
}

/** One line on the terminal while steps run, one line for each episode when all of it is ready. */
async function watch(hub: Hub, { isSent, signal }: { isSent: () => boolean; signal: AbortSignal }) {
  const line = progressLine(process.stdout)
  const expected = demoShows(hub.config.timeZone).flatMap((show) => show.episodes)
  const recordings = expected.reduce((sum, episode) => sum + episode.recordings.length, 0)
  const told = new Set<string>()
  while (!signal.aborted) {
    const all = isSent()
    const reports = listReports(hub)
    for (const report of reports)
      if (report.recordings.length > 0 && isReady(report) && !told.has(report.id)) {
        told.add(report.id)
        line.clear()
        process.stdout.write(`Ready: ${report.title}  ${report.url}\n`)
      }
    if (all && reports.every(isReady)) {
      line.clear()
      for (const step of reports.flatMap(stepsOf).filter(({ state }) => state === 'failed'))
        process.stdout.write(`${step.kind} failed: ${step.reason}\n`)
      process.stdout.write(
        'The demo is complete. Stop it with Ctrl-C; run it again and it goes on where it was.\n',
      )
      return
    }
    const done = reports
      .flatMap((report) => report.recordings)
      .reduce((sum, recording) => sum + overallProgress(recording.steps), 0)
    line.show(`${bar(Math.min(done / recordings, 0.99))}  ${told.size} episodes ready`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

const listReports = (hub: Hub): EpisodeReport[] =>
  demoShows(hub.config.timeZone)
    .flatMap((show) => listEpisodeIds(hub.db, { show: show.fields.slug }) ?? [])
    .map((id) => reportEpisode(hub, id))

const stepsOf = (report: EpisodeReport) => report.recordings.flatMap((recording) => recording.steps)

const isReady = (report: EpisodeReport) =>
  stepsOf(report).every((step) => step.state !== 'pending' && step.state !== 'running')
