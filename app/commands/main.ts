/** The command line: what there is, one file each. */
import { Command } from 'commander'
import { defineDemo } from './demo.ts'
import { defineDoctor } from './doctor.ts'
import { defineEngine } from './engine.ts'
import { defineEpisode } from './episode.ts'
import { defineIngest } from './ingest.ts'
import { defineModel } from './model.ts'
import { defineShow } from './show.ts'
import { defineStart } from './start.ts'
import { defineToken } from './token.ts'
import { defineTranscript } from './transcript.ts'
import { defineUser } from './user.ts'
import { defineWorker } from './worker.ts'

const COMMANDS = [
  defineStart,
  defineWorker,
  defineDemo,
  defineDoctor,
  defineModel,
  defineEngine,
  defineUser,
  defineToken,
  defineShow,
  defineEpisode,
  defineIngest,
  defineTranscript,
]

const program = new Command('causerie')
  .description('A podcast and video publishing hub with transcripts')
  .showHelpAfterError('(--help says what there is)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
for (const define of COMMANDS) define(program)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
