/** Small media files made by real ffmpeg for a test, in a folder of their own. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The folder and what writes into it; `made` takes ffmpeg's arguments without the output. */
export function mediaFolder(name: string) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `causerie-${name}-`))
  return {
    folder,
    made(file: string, ...args: string[]): string {
      const result = spawnSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args, path.join(folder, file)])
      if (result.status !== 0) throw new Error(result.stderr.toString())
      return path.join(folder, file)
    },
    written(file: string, bytes: string | Uint8Array): string {
      writeFileSync(path.join(folder, file), bytes)
      return path.join(folder, file)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A sound as input arguments: `sound(3)` is three seconds of a tone. */
export const sound = (seconds: number, source = 'sine=f=300') => [
  '-f',
  'lavfi',
  '-t',
  String(seconds),
  '-i',
  source,
]
/** A moving picture as input arguments. */
export const picture = (seconds: number, source = 'testsrc=s=320x240:r=10') => sound(seconds, source)
