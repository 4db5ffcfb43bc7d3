import path from 'node:path'
import { type Command, Option } from 'commander'
import { LICENSES } from '../feeds/licenses.ts'
import { ask } from './ask.ts'
import { print } from './print.ts'

/** `causerie show add`. */
export function defineShow(program: Command) {
  const show = program.command('show').description('shows: what one subscribes to')
  show
    .command('add')
    .description('add a show')
    .requiredOption('--slug <slug>', 'its name in addresses: small letters, digits, hyphens')
    .requiredOption('--title <title>', 'its title')
    .addOption(
      new Option('--kind <kind>', 'podcast or event').choices(['podcast', 'event']).default('podcast'),
    )
    .requiredOption('--language <tag>', 'its language, such as fr')
    .option('--description <text>', 'what it is about')
    .option('--author <name>', 'who makes it')
    .option('--email <address>', 'the owner’s address, public in the feed')
    .option(
      '--category <category>',
      'one of Apple’s podcast categories, such as "Society & Culture > Documentary"',
    )
    .addOption(
      new Option('--license <license>', 'under which the episodes may be passed on').choices(LICENSES),
    )
    .option('--cover <file>', 'its picture, a JPEG, PNG, WebP or AVIF; becomes a square')
    .option('--json', 'print one JSON document')
    .action(async ({ json, cover, ...input }) => {
      const added = await ask('show add', { ...input, ...(cover ? { cover: path.resolve(cover) } : {}) })
      print(json, added, [`The show is at ${added.url}`])
    })
}
