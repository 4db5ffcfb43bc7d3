import { stat } from 'node:fs/promises'
import { describeEngine, findModel, listModels, PipelineError } from '#media-pipeline'
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
