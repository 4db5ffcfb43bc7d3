import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testModel } from '../../../tests/support/speech.ts'
import { folderOf, SOURCES } from '../engines/sources.ts'
import { MODELS } from './model-list.ts'
import { findModel, listModels } from './models.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'causerie-models-'))
  await mkdir(path.join(dataDir, 'models'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const install = (name: string) => writeFile(path.join(dataDir, 'models', `ggml-${name}.bin`), 'x')
const noModel = { name: 'PipelineError', reason: { code: 'no-model' } }

test('names and checksums are each there once', () => {
  expect(new Set(MODELS.map((one) => one.name)).size).toBe(MODELS.length)
  expect(new Set(MODELS.map((one) => one.sha1)).size).toBe(MODELS.length)
  for (const one of MODELS) expect(one.sha1).toMatch(/^[0-9a-f]{40}$/)
})

test('every model of whisper.cpp 1.9 can be chosen, quantised ones too', async () => {
  const newest = SOURCES.find((one) => one.version === '1.9.1')!
  const script = path.join(folderOf(newest)!, 'models/download-ggml-model.sh')
  const list = /^models="([^"]+)"/m.exec(await readFile(script, 'utf8'))![1]!.split('\n')
  const theirs = list.filter((name) => name !== 'small.en-tdrz')
  expect(MODELS.map((one) => one.name).toSorted()).toEqual(theirs.toSorted())
})

test('without a wish the best installed model that knows every language is taken', async () => {
  await expect(findModel(null, { dataDir, model: null })).rejects.toMatchObject(noModel)
  await install('large-v3-turbo.part')
  await expect(findModel(null, { dataDir, model: null })).rejects.toMatchObject(noModel)
  for (const name of ['medium.en', 'tiny', 'small-q5_1']) await install(name)
  expect((await findModel(null, { dataDir, model: null })).name).toBe('small-q5_1')
})

test('the setting wins over what is installed, and a step over the setting', async () => {
  for (const name of ['small', 'tiny', 'base']) await install(name)
  expect((await findModel(null, { dataDir, model: 'tiny' })).name).toBe('tiny')
  expect((await findModel('base', { dataDir, model: 'tiny' })).name).toBe('base')
  await expect(findModel(null, { dataDir, model: 'medium' })).rejects.toMatchObject(noModel)
})

test('the small model of the tests is found by its path alone', async () => {
  const copy = path.join(dataDir, 'models', 'ggml-espeak-fr.bin')
  await copyFile(testModel, copy)
  await expect(findModel(null, { dataDir, model: null })).rejects.toMatchObject(noModel)
  await expect(findModel('espeak-fr', { dataDir, model: null })).rejects.toMatchObject(noModel)
  expect(await findModel(null, { dataDir, model: copy })).toEqual({ name: 'espeak-fr', path: copy })
  expect((await listModels({ dataDir })).some((one) => one.installed || one.name.includes('espeak'))).toBe(
    false,
  )
})

test('a path to nothing and a name that leaves the folder are no model', async () => {
  await expect(findModel('/nowhere/ggml-tiny.bin', { dataDir, model: null })).rejects.toMatchObject(noModel)
  await expect(findModel('../tiny', { dataDir, model: null })).rejects.toMatchObject(noModel)
})
