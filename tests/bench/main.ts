/** `npm run bench -- [SUBJECT [PART]] [--json] [--rounds N]`: side by side with what one would type by hand. */
import { parseArgs } from 'node:util'
import { feeds } from './feeds.ts'
import { media } from './media.ts'
import { add, describeMachine, isKept, nothing, type Result, toText } from './report.ts'
import { speech } from './speech.ts'

export interface Wish {
  rounds: number
  /** A recording's name, or a part's; null for all. */
  only: string | null
  /** Says what is under way, on stderr. */
  say(text: string): void
}

const SUBJECTS: Record<string, (wish: Wish) => Promise<Result>> = { speech, media, feeds }

/** The exit code: 1 where a promise is not kept, 2 for wrong usage. */
export async function main(words: string[]): Promise<number> {
  const asked = read(words)
  if (!asked) {
    process.stderr.write(
      `npm run bench -- [${Object.keys(SUBJECTS).join('|')} [PART]] [--json] [--rounds N]\n`,
    )
    return 2
  }
  const { subjects, wish, json } = asked
  const machine = describeMachine()
  const result = nothing()
  for (const subject of subjects) add(await subject(wish), result)
  if (result.tables.length === 0 && result.left.length === 0) {
    process.stderr.write(`${wish.only} is no part of it\n`)
    return 2
  }
  const printed = json
    ? JSON.stringify({ machine, rounds: wish.rounds, ...result }, null, 2)
    : toText(result, machine)
  process.stdout.write(`${printed}\n`)
  return result.limits.every(isKept) ? 0 : 1
}

/** Null where it makes no sense; without a subject, all of them. */
function read(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    strict: false,
    options: { json: { type: 'boolean' }, rounds: { type: 'string' } },
  })
  const [name, only = null] = positionals
  const subjects = Object.keys(SUBJECTS).filter((one) => !name || one === name)
  const rounds = Number(values.rounds ?? 3)
  if (subjects.length === 0 || !Number.isInteger(rounds) || rounds < 1) return null
  const say = (text: string) => process.stderr.write(`${text}\n`)
  return {
    subjects: subjects.map((one) => SUBJECTS[one]!),
    json: values.json === true,
    wish: { rounds, only, say },
  }
}
