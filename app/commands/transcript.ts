import { type Command, Option } from 'commander'
import { FORMATS } from '../transcripts/formats.ts'
import { ask } from './ask.ts'

/** `causerie transcript export`. */
export function defineTranscript(program: Command) {
  const transcript = program.command('transcript').description('transcripts')
  transcript
    .command('export <episode>')
    .description('print a recording’s transcript')
    .addOption(new Option('--format <format>', 'the format').choices(Object.keys(FORMATS)).default('vtt'))
    .option('--recording <number>', 'which recording of the episode', Number, 1)
    .option('--language <tag>', 'which language')
    .action(async (episode, options) => {
      const { text } = await ask('transcript export', { episode, ...options })
      process.stdout.write(text)
    })
}
