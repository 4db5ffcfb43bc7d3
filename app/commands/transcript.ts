import path from 'node:path'
import { type Command, Option } from 'commander'
import { FORMATS, READERS } from '../transcripts/formats.ts'
import { ask } from './ask.ts'
import { print } from './print.ts'
import { wholeNumber } from './whole-number.ts'

/** What can be imported, each once. */
const READ = [...new Set(Object.values(READERS).map(({ label }) => label))]

/** `causerie transcript import` and `causerie transcript export`. */
export function defineTranscript(program: Command) {
  const transcript = program.command('transcript').description('transcripts')
  transcript
    .command('import <episode> <file>')
    .description(`make a file a recording’s transcript: ${READ.join(', ')}`)
    .option('--recording <number>', 'which recording of the episode', wholeNumber, 1)
    .option('--language <tag>', 'its language; the recording’s where left out')
    .option('--reviewed', 'a person has read it')
    .option('--json', 'print one JSON document')
    .action(async (episode, file, { json, ...options }) => {
      const taken = await ask('transcript import', { ...options, episode, file: path.resolve(file) })
      for (const warning of taken.warnings) process.stderr.write(`${warning}\n`)
      print(json, taken, [`${taken.cues} lines are the transcript now: ${taken.url}`])
    })
  transcript
    .command('export <episode>')
    .description('print a recording’s transcript, in any format that we write')
    .addOption(new Option('--format <format>', 'the format').choices(Object.keys(FORMATS)).default('vtt'))
    .option('--recording <number>', 'which recording of the episode', wholeNumber, 1)
    .option('--language <tag>', 'which language')
    .action(async (episode, options) => {
      const { text } = await ask('transcript export', { episode, ...options })
      process.stdout.write(text)
    })
}
