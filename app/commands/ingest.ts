import path from 'node:path'
import type { Command } from 'commander'
import { ask } from './ask.ts'
import { linesOf } from './episode.ts'
import { bar, print, progressLine } from './print.ts'
import { overallProgress, type StepReport } from './report-episode.ts'
import { wholeNumber } from './whole-number.ts'

/** `causerie ingest`: recordings in. */
export function defineIngest(program: Command) {
  program
    .command('ingest [files...]')
    .description('recordings in: one episode each, or into an episode that exists')
    .requiredOption('--show <slug>', 'the show')
    .option('--episode <id>', 'into this episode')
    .option('--together', 'one episode with a recording for each file')
    .option('--meta <file>', 'a JSON file about one episode and its recordings')
    .option('--title <title>', 'the title, of a single file or of the episode')
    .option('--season <number>', 'the season’s number', wholeNumber)
    .option('--date <iso>', 'when it took place, with zone')
    .option('--language <tag>', 'fr, en or auto; the show’s where left out')
    .option('--publish', 'public as soon as it can be heard')
    .option('--wait', 'return when every step is done or has failed')
    .option('--json', 'print one JSON document')
    .action(async (files: string[], { json, date, meta, ...options }, command: Command) => {
      if (files.length === 0 && !meta)
        command.error('error: name a file, or a file of --meta that names some')
      const line = progressLine()
      const input = {
        ...options,
        ...(meta ? { meta: path.resolve(meta) } : {}),
        ...(date ? { startsAt: date } : {}),
        files: files.map((file) => path.resolve(file)),
      }
      const result = await ask('ingest', input, {
        worker: options.wait,
        tell: (value) => line.show(toLine(value)),
      })
      line.clear()
      for (const warning of result.warnings ?? []) process.stderr.write(`${warning}\n`)
      print(json, result, result.episodes.flatMap(linesOf))
      if (
        options.wait &&
        hasFailed(result.episodes.flatMap((one) => one.recordings.flatMap((rec) => rec.steps)))
      )
        process.exitCode = 1
    })
}

function toLine(told: { file?: string; recordings?: StepReport[][] }): string {
  if (!told.recordings) return told.file ?? ''
  const running = told.recordings.flat().filter((step) => step.state === 'running')
  const done =
    told.recordings.reduce((sum, steps) => sum + overallProgress(steps), 0) / told.recordings.length
  return `${bar(done)}  ${running.map((step) => step.kind).join(', ')}`
}

const hasFailed = (steps: StepReport[]) => steps.some((step) => step.state === 'failed')
