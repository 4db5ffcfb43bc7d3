import { stat } from 'node:fs/promises'
import { describeEngine, findModel, listModels, PipelineError } from '#media-pipeline'
import type { ModelChoice } from '../components/studio/model-field.tsx'
import type { Hub } from './hub.ts'

/** What would hear an upload: `known` is a model of the list with its size, `unknown` any other file, such as one that only knows synthetic voices. */
export interface SpeechModel {
  kind: 'known' | 'unknown' | 'none'
  name: string | null
  hasEngine: boolean
}

export async function describeSpeech({ config }: Pick<Hub, 'config'>): Promise<SpeechModel> {
  const { dataDir, whisperModel, whisperPath, cacheDir } = config
  const { place } = await describeEngine({ whisperPath, cacheDir })
  const hasEngine = place !== 'none'
  try {
    const { name, path } = await findModel(null, { dataDir, model: whisperModel })
    const known = (await listModels({ dataDir })).find((model) => model.name === name)
    const isKnown = known !== undefined && (await stat(path)).size === known.size
    return { kind: isKnown ? 'known' : 'unknown', name, hasEngine }
  } catch (error) {
    if (error instanceof PipelineError && error.reason.code === 'no-model')
      return { kind: 'none', name: null, hasEngine }
    throw error
  }
}

/** The models of the list, best first, and the one that is chosen now where it is a file of one's own. */
export async function listModelChoices(
  { config }: Pick<Hub, 'config'>,
  chosen: string | null,
): Promise<ModelChoice[]> {
  const known = await listModels({ dataDir: config.dataDir })
  const isOwn = chosen !== null && !known.some((model) => model.name === chosen)
  return [
    ...(isOwn ? [{ name: chosen, size: null, installed: true }] : []),
    ...known.map(({ name, size, installed }) => ({ name, size, installed })),
  ]
}
