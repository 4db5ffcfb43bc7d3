/** Which speech models are on this machine, and how one is asked for: by a known name or by a path. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { PipelineError } from '../../messages.ts'
import { type KnownModel, MODELS } from './model-list.ts'

export interface ListedModel extends KnownModel {
  installed: boolean
  /** Where it is, or would be. */
  path: string
}

/** Every model that can be fetched, best first. */
export async function listModels({ dataDir }: { dataDir: string }): Promise<ListedModel[]> {
  return Promise.all(
    MODELS.map(async (known) => {
      const file = modelPath(dataDir, known.name)
      return { ...known, path: file, installed: await isFile(file) }
    }),
  )
}

/**
 * Name and absolute path of the model called `name` (a known name, or a path); with null, of the setting's model, else of the
 * best one installed that knows every language. Throws `PipelineError` `no-model`. A model outside the list, the
 * small one of the tests above all, is found by its path alone.
 */
export async function findModel(
  name: string | null,
  { dataDir, model }: { dataDir: string; model: string | null },
): Promise<{ name: string; path: string }> {
  const wanted = name ?? model
  if (wanted === null) return findBest(dataDir)
  const file = isPath(wanted) ? path.resolve(wanted) : modelPath(dataDir, knownModel(wanted).name)
  if (!(await isFile(file))) throw noModel(`${file} does not exist`)
  return { name: nameOf(file), path: file }
}

/** `DATA_DIR/models/ggml-NAME.bin`. */
export function modelPath(dataDir: string, name: string): string {
  return path.resolve(dataDir, 'models', `ggml-${name}.bin`)
}

/** The entry of the list; throws `PipelineError` `no-model` with the names that exist. */
export function knownModel(name: string): KnownModel {
  const known = MODELS.find((one) => one.name === name)
  if (!known)
    throw noModel(`no model is called ${name}; there are ${MODELS.map((one) => one.name).join(', ')}`)
  return known
}

async function findBest(dataDir: string): Promise<{ name: string; path: string }> {
  const installed = (await listModels({ dataDir })).filter((one) => one.installed)
  const best = installed.find((one) => !one.name.includes('.en')) ?? installed[0]
  if (!best) throw noModel(`no model is installed in ${path.resolve(dataDir, 'models')}`)
  return { name: best.name, path: best.path }
}

const isPath = (wanted: string) =>
  wanted.includes(path.sep) || wanted.includes('/') || wanted.endsWith('.bin')
const nameOf = (file: string) => path.basename(file, '.bin').replace(/^ggml-/, '')
const noModel = (detail: string) => new PipelineError({ code: 'no-model', detail })

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (facts) => facts.isFile(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false
      throw error
    },
  )
}
