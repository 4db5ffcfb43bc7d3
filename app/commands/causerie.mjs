#!/usr/bin/env node
/** The command: builds the site when its sources are newer than the last build, then runs what was built. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const built = path.join(root, 'build/server/commands.js')
const stamp = path.join(root, 'build/built')

if (isStale()) build()
await import(built)

function isStale() {
  if (!existsSync(built) || !existsSync(stamp)) return true
  const since = statSync(stamp).mtimeMs
  return ['app', 'db', 'media-pipeline', 'package-lock.json'].some((name) =>
    isNewer(path.join(root, name), since),
  )
}

function isNewer(file, since) {
  const facts = statSync(file)
  if (!facts.isDirectory()) return facts.mtimeMs > since && !file.endsWith('.test.ts')
  return readdirSync(file).some((name) => isNewer(path.join(file, name), since))
}

function build() {
  process.stderr.write('Building Causerie…\n')
  const started = new Date()
  const remix = path.join(root, 'node_modules/@remix-run/dev/dist/cli.js')
  const result = spawnSync(process.execPath, [remix, 'vite:build', '--config', 'app/vite.config.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}${result.stderr}\nThe build failed; nothing was started.\n`)
    process.exit(1)
  }
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, `${started.toISOString()}\n`)
}
