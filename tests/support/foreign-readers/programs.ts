/** Programs of Debian that read podcasts. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Debian's own Python, which has Debian's modules; another may stand before it on the PATH. */
export const PYTHON = '/usr/bin/python3'

const PLACES = {
  newsboat: '/usr/bin/newsboat',
  gpodder: '/usr/bin/gpo',
  'python3-feedparser': '/usr/lib/python3/dist-packages/feedparser/__init__.py',
  'python3-podcastparser': '/usr/lib/python3/dist-packages/podcastparser.py',
}
export type DebianPackage = keyof typeof PLACES

/** Whether tests with that program are skipped; it says how to get it. With CI=true they fail instead. */
export function skipWithout(name: DebianPackage): boolean {
  if (existsSync(PLACES[name])) return false
  if (process.env.CI === 'true') return false
  console.warn(`No ${name} here: its tests are skipped. apt-get install ${name} lets them run.`)
  return true
}

/** Throws where the program is missing. */
export function need(name: DebianPackage) {
  if (!existsSync(PLACES[name])) throw new Error(`This test needs ${name}: apt-get install ${name}`)
}

/** Runs a program to its end; resolves to what it printed. */
export function run(
  program: string,
  words: string[],
  env: Record<string, string> = {},
  seconds = 120,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 64e6, timeout: seconds * 1_000 }
    execFile(program, words, options, (error, stdout, stderr) =>
      error
        ? reject(new Error(`${program} ${words.join(' ')}: ${stderr || stdout}`, { cause: error }))
        : resolve(stdout),
    )
  })
}

/** Rows of an SQLite file, as objects, without opening it for writing. */
export function rowsOf<T>(file: string, sql: string): T[] {
  const script =
    'import json, sqlite3, sys\n' +
    'database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)\n' +
    'database.row_factory = sqlite3.Row\n' +
    'print(json.dumps([dict(row) for row in database.execute(sys.argv[2])]))'
  return JSON.parse(execFileSync(PYTHON, ['-c', script, file, sql], { encoding: 'utf8', maxBuffer: 64e6 }))
}
