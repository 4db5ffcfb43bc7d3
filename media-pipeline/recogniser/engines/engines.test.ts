import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildEngine, builtProgram, missingTools } from './build-engine.ts'
import { describeEngine, openRecogniser } from './engines.ts'
import { folderOf, SOURCES, type Source } from './sources.ts'

let folder: string
let cacheDir: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'causerie-engines-'))
  cacheDir = path.join(folder, 'cache')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function script(name: string, body: string) {
  const file = path.join(folder, name)
  await writeFile(file, `#!/bin/sh\n${body}\n`)
  await chmod(file, 0o755)
  return file
}

test('a WHISPER_PATH that does not run is an error, not passed over', async () => {
  for (const whisperPath of [path.join(folder, 'nowhere'), await script('broken', 'exit 4')]) {
    await expect(openRecogniser({ whisperPath, cacheDir })).rejects.toMatchObject({
      reason: { code: 'no-recogniser', detail: expect.stringContaining('WHISPER_PATH') },
    })
    expect(await describeEngine({ whisperPath, cacheDir })).toMatchObject({ place: 'none', program: null })
  }
})

test('a program that is not whisper.cpp is not taken for it', async () => {
  const whisperPath = await script('other', 'echo usage: something else')
  const report = await describeEngine({ whisperPath, cacheDir })
  expect(report.tried).toEqual([{ place: 'WHISPER_PATH', problem: expect.stringContaining('whisper.cpp') }])
})

test('a WHISPER_PATH that runs is used, with the version it says', async () => {
  const whisperPath = await script(
    'whisper-cli',
    'echo "-ojf, --output-json-full"; echo "whisper.cpp version: 1.9.3"',
  )
  const report = await describeEngine({ whisperPath, cacheDir })
  expect(report).toMatchObject({ place: 'WHISPER_PATH', version: '1.9.3', program: whisperPath })
  expect((await openRecogniser({ whisperPath, cacheDir })).name).toBe(`whisper.cpp 1.9.3 (${whisperPath})`)
})

const source: Source = { ...SOURCES[0]!, version: '0' }
const sourceFolder = () => path.join(folder, 'source')
const signal = new AbortController().signal
const build = () => buildEngine({ source, folder: sourceFolder(), cacheDir, signal })

async function makeSource(recipe: string) {
  await mkdir(path.join(sourceFolder(), 'examples/main'), { recursive: true })
  await writeFile(
    path.join(sourceFolder(), 'Makefile'),
    `main:\n\t@echo built >> ${folder}/builds\n\t${recipe}\n`,
  )
  await script('source/engine', 'echo help')
}

test('two processes that build at once build one engine, and the source stays as it is', async () => {
  await makeSource('sleep 0.5; cp engine main')
  const [one, two] = await Promise.all([build(), build()])
  expect(one).toBe(two)
  expect(await readFile(path.join(folder, 'builds'), 'utf8')).toBe('built\n')
  expect((await readdir(sourceFolder())).sort()).toEqual(['Makefile', 'engine', 'examples'])
  expect(await readdir(path.join(cacheDir, 'engines'))).toEqual([path.basename(path.dirname(one))])
  expect(await builtProgram({ source, cacheDir })).toBe(one)
})

test('a lock left by a process that died is no obstacle', async () => {
  await makeSource('cp engine main')
  const program = await build()
  const lock = `${path.dirname(program)}.lock`
  await rm(path.dirname(program), { recursive: true })
  for (const holder of ['4194304', String(process.pid)]) {
    await writeFile(lock, holder)
    expect(await build()).toBe(program)
    await rm(path.dirname(program), { recursive: true })
  }
})

test('a build that fails says what the compiler said, and leaves nothing', async () => {
  await makeSource('echo "fatal error: stdio.h" >&2; exit 1')
  await expect(build()).rejects.toMatchObject({
    reason: { code: 'no-recogniser', detail: expect.stringContaining('stdio.h') },
  })
  expect(await readdir(path.join(cacheDir, 'engines'))).toEqual([])
})

test('an engine that is built but does not run is not kept', async () => {
  await makeSource('printf "#!/bin/sh\\nexit 132\\n" > main; chmod +x main')
  await expect(build()).rejects.toMatchObject({ reason: { code: 'no-recogniser' } })
  expect(await builtProgram({ source, cacheDir })).toBe(null)
})

test('the engine that is built unasked needs least, and a newer one that was built is preferred', async () => {
  const whisperPath = null
  const [first, second] = SOURCES
  expect(await describeEngine({ whisperPath, cacheDir })).toMatchObject({
    place: 'to-build',
    version: first!.version,
    tried: [{ place: 'PATH' }, { place: first!.package, problem: null }],
  })
  const makefile = 'main:\n\tcp engine main\n'
  for (const one of [first!, second!]) {
    await makeSource('')
    await writeFile(path.join(sourceFolder(), 'Makefile'), makefile)
    const steps = () => [{ program: 'make', args: ['main'] }]
    const made = { ...one, steps, program: 'main' }
    const program = await buildEngine({ source: made, folder: sourceFolder(), cacheDir, signal })
    const called = path.join(path.dirname(program), path.basename(one.program))
    if (called !== program) await rename(program, called)
    expect(await describeEngine({ whisperPath, cacheDir })).toMatchObject({
      place: 'built',
      program: called,
      name: `whisper.cpp ${one.version} (built from ${one.package})`,
    })
  }
})

test.each(SOURCES)('the source of whisper.cpp $version is where $package keeps it', async (one) => {
  const recipe = one.tools.includes('cmake') ? 'CMakeLists.txt' : 'Makefile'
  expect(await readdir(folderOf(one)!)).toContain(recipe)
})

test('what is missing for a build is named', async () => {
  const lacking = { ...source, tools: ['make', 'a-compiler-that-nobody-has'] }
  expect(await missingTools(lacking, signal)).toEqual(['a-compiler-that-nobody-has'])
})
