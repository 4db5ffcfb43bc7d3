/** A recogniser that answers from a list, in real time but fast: for what needs words and no engine. */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cue, PipelineError } from '../../media-pipeline/messages.ts'
import type { Recogniser } from '../../media-pipeline/recogniser/recogniser.ts'

const MAGIC = 'lmgg'
const HEADER = 44

/** Says the cues that lie within the file, one each `pace` milliseconds; nothing of a file that is all silence. */
export function scriptedRecogniser(cues: readonly Cue[], { language = 'fr', pace = 5 } = {}): Recogniser {
  return {
    name: 'scripted',
    async recognise(wav, { duration, model, signal, onProgress }) {
      await checkModel(model, signal)
      if (await isSilent(wav)) return []
      const said: Cue[] = []
      for (const cue of cues.filter((one) => one.end <= duration)) {
        await wait(pace, signal)
        said.push(cue)
        onProgress?.(cue.end / duration)
      }
      onProgress?.(1)
      return said
    },
    async detectLanguage(_wav, { model, signal }) {
      await checkModel(model, signal)
      return language
    },
  }
}

async function checkModel(model: string, signal: AbortSignal) {
  signal.throwIfAborted()
  const bytes = await readFile(model).catch((cause) => {
    throw new PipelineError({ code: 'bad-model', detail: model }, { cause })
  })
  if (bytes.toString('latin1', 0, 4) !== MAGIC) throw new PipelineError({ code: 'bad-model', detail: model })
}

async function isSilent(wav: string): Promise<boolean> {
  return (await readFile(wav)).subarray(HEADER).every((byte) => byte === 0)
}

async function wait(milliseconds: number, signal: AbortSignal) {
  await sleep(milliseconds, undefined, { signal }).catch((error) => {
    signal.throwIfAborted()
    throw error
  })
}
