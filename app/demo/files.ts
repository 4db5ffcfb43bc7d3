import { existsSync } from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '../server/project-root.ts'

export const HERE = path.join(PROJECT_ROOT, 'app/demo')

/** Where a recording of the demo lies: beside the demo, or beside the tests that know its words. */
export function fileOfRecording(file: string): string {
  const here = path.join(HERE, 'recordings', file)
  return existsSync(here) ? here : path.join(PROJECT_ROOT, 'tests/fixtures/speech', file)
}
