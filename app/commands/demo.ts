/** The demo: a data folder of its own, recordings published through the real pipeline while one watches. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { listEpisodeIds } from '#db/queries/get-episode-report.ts'
import { addShow } from '../catalogue/add-show.ts'
import { type Config, environment, readConfig } from '../server/config.ts'
import type { Hub } from '../server/hub.ts'
import { startHub } from '../server/main.ts'
import { PROJECT_ROOT } from '../server/project-root.ts'
import { DEMO_RECORDINGS, DEMO_SHOWS } from './demo-content.ts'
import { bar, progressLine } from './print.ts'
import { progressOf, reportEpisode } from './report-episode.ts'
import { untilStopped } from './start.ts'
import { ingest } from './tasks/ingest.ts'
import { orThrow } from './tasks/mistakes.ts'

const SPEECH = path.join(PROJECT_ROOT, 'tests/fixtures/speech')

export function defineDemo(program: Command) {
  program
    .command('demo')
    .description('serve a demo on a data folder of its own')
    .action(async () => {
      const running = await startHub(demoConfig(readConfig(environment())))
      process.stdout.write(
        `Causerie's demo answers at ${running.url}\n` +
          `Its recordings are being published now; the pages fill while you watch.\n` +
          `The voices are synthetic, the people invented. Throw it away: rm -r ${running.hub.config.dataDir}\n`,
      )
      const stopped = untilStopped()
      await publishAll(running.hub, stopped)
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
    whisperModel: path.join(SPEECH, 'ggml-espeak-fr.bin'),
  }
}

async function publishAll(hub: Hub, stopped: Promise<void>) {
  const stop = new AbortController()
  void stopped.then(() => stop.abort())
  for (const show of DEMO_SHOWS)
    if (!listEpisodeIds(hub.db, { show: show.slug })) orThrow(await addShow(hub.db, show))
  for (const { file, title, ...about } of DEMO_RECORDINGS) {
    if (stop.signal.aborted) return
    const known = listEpisodeIds(hub.db, { show: about.show })!.some(
      (id) => reportEpisode(hub, id).title === title,
    )
    const source = path.join(SPEECH, file)
    if (known || !existsSync(source)) continue
    await ingest(hub, { ...about, files: [source], title, publish: true }, () => {}, stop.signal)
  }
  await watch(hub, stop.signal)
}

/** One line on the terminal while steps run, one line for each episode when it is out. */
async function watch(hub: Hub, signal: AbortSignal) {
  const line = progressLine(process.stdout)
  const told = new Set<string>()
  while (!signal.aborted) {
    const reports = DEMO_SHOWS.flatMap((show) => listEpisodeIds(hub.db, { show: show.slug })!).map((id) =>
      reportEpisode(hub, id),
    )
    const steps = reports.flatMap((report) => report.recordings).flatMap((recording) => recording.steps)
    for (const report of reports)
      if (report.visibility === 'public' && !told.has(report.id)) {
        told.add(report.id)
        line.clear()
        process.stdout.write(`Published: ${report.title}  ${report.url}\n`)
      }
    const failed = steps.filter((step) => step.state === 'failed')
    if (steps.every((step) => step.state !== 'pending' && step.state !== 'running')) {
      line.clear()
      for (const step of failed) process.stdout.write(`${step.kind} failed: ${step.reason}\n`)
      process.stdout.write(
        'The demo is complete. Stop it with Ctrl-C; run it again and it goes on where it was.\n',
      )
      return
    }
    const recordings = reports.flatMap((report) => report.recordings)
    const done =
      recordings.reduce((sum, one) => sum + progressOf(one.steps), 0) / Math.max(recordings.length, 1)
    line.show(`${bar(Math.min(done, 0.99))}  ${told.size} of ${DEMO_RECORDINGS.length} published`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
