import { text } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import { ROLES } from '#db/schema.ts'
import { ask } from './ask.ts'
import { print } from './print.ts'

/** `causerie user add` and `causerie user list`. */
export function defineUser(program: Command) {
  const user = program.command('user').description('who may sign in to the studio')
  user
    .command('add <email>')
    .description('let someone sign in; prints a password once, unless it is read from the standard input')
    .addOption(new Option('--role <role>', 'what they may do').choices([...ROLES]).makeOptionMandatory())
    .option('--name <name>', 'their name')
    .option('--show <slug>', 'a show that they work on, all where left out; again for more', collect)
    .option('--password-stdin', 'read the password from the first line of the standard input')
    .option('--json', 'print one JSON document')
    .action(async (email, { json, show, passwordStdin, ...input }) => {
      const password = passwordStdin ? (await text(process.stdin)).split(/\r?\n/)[0]! : undefined
      const added = await ask('user add', {
        ...input,
        email,
        ...(show ? { shows: show } : {}),
        ...(password === undefined ? {} : { password }),
      })
      print(json, added, [
        `${added.email} may sign in (${added.role}).`,
        ...(added.password ? [`Password, shown this once: ${added.password}`] : []),
      ])
    })
  user
    .command('list')
    .description('everybody who may sign in')
    .option('--json', 'print one JSON document')
    .action(async ({ json }) => {
      const listed = await ask('user list', {})
      const lines = listed.users.map(({ email, role, shows, disabledAt }) =>
        [email, role, ...shows, ...(disabledAt ? ['(closed)'] : [])].join('  '),
      )
      print(
        json,
        listed,
        lines.length > 0 ? lines : ['Nobody yet. `causerie user add` lets someone sign in.'],
      )
    })
}

const collect = (value: string, before: string[] = []) => [...before, value]
