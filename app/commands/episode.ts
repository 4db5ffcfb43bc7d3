import type { Command } from 'commander'
import { ask } from './ask.ts'
import { print } from './print.ts'
import type { EpisodeReport } from './report-episode.ts'
import { wholeNumber } from './whole-number.ts'

/** `causerie episode add`, `causerie episode list` and `causerie episode show`. */
export function defineEpisode(program: Command) {
  const episode = program.command('episode').description('episodes and their state')
  episode
    .command('add')
    .description('announce an episode that has no recording yet; it is a draft')
    .requiredOption('--show <slug>', 'the show')
    .requiredOption('--title <title>', 'its title')
    .option('--summary <text>', 'what it is about')
    .option('--season <number>', 'the season’s number', wholeNumber)
    .option('--starts <iso>', 'when it takes place: 2026-06-01T18:30:00+02:00, 2026-06-01 or 2026-06')
    .option('--place <place>', 'where it takes place')
    .option('--language <tag>', 'its language; the show’s where left out')
    .option('--json', 'print one JSON document')
    .action(async ({ json, starts, ...input }) => {
      const added = await ask('episode add', { ...input, ...(starts ? { startsAt: starts } : {}) })
      print(json, added, linesOf(added))
    })
  episode
    .command('list')
    .description('every episode of a show')
    .requiredOption('--show <slug>', 'the show')
    .option('--json', 'print one JSON document')
    .action(async ({ show, json }) => {
      const listed = await ask('episode list', { show })
      print(json, listed, listed.episodes.flatMap(linesOf))
    })
  episode
    .command('show <id>')
    .description('visibility, steps, progress and addresses of one episode')
    .option('--json', 'print one JSON document')
    .action(async (id, { json }) => {
      const report = await ask('episode show', { id })
      print(json, report, linesOf(report))
    })
}

/** An episode for a person: its state, and what failed or waits in words. */
export function linesOf(episode: EpisodeReport): string[] {
  const lines = [`${episode.id}  ${episode.visibility.padEnd(9)}  ${episode.title}`, `  ${episode.url}`]
  for (const recording of episode.recordings) {
    lines.push(`  ${recording.number}. ${JSON.stringify(recording.fileName)}`)
    for (const step of recording.steps) {
      const progress = step.state === 'running' ? ` ${Math.floor(step.progress * 100)} %` : ''
      lines.push(
        `     ${step.kind.padEnd(11)} ${step.state}${progress}${step.reason ? `: ${step.reason}` : ''}`,
      )
    }
  }
  return lines
}
