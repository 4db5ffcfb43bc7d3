import type { Command } from 'commander'
import { ask } from './ask.ts'
import { print } from './print.ts'

/** `causerie token create`. */
export function defineToken(program: Command) {
  program
    .command('token')
    .description('keys for programs')
    .command('create <email>')
    .description('a key with which a program does what this person may do; printed once')
    .option('--name <name>', 'what it is for')
    .option('--json', 'print one JSON document')
    .action(async (email, { json, name }) => {
      const made = await ask('token create', { email, ...(name ? { name } : {}) })
      print(json, made, [made.token])
    })
}
