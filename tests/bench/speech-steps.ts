/** The steps of a recording whose speech is made already: nothing is probed, encoded or tagged. */
import type { Facts, OutcomeOf, StepOf } from '../../media-pipeline/messages.ts'
import { cutAtSilences } from '../../media-pipeline/sound/chunks.ts'
import { findSilences } from '../../media-pipeline/sound/silences.ts'
import { wavDuration } from '../../media-pipeline/sound/wav.ts'
import { HANDLERS } from '../../media-pipeline/steps/handlers.ts'
import type { StepHandlers, Tools } from '../../media-pipeline/steps/tools.ts'

export const SPEECH_STEPS: StepHandlers = {
  ...HANDLERS,
  probe: async () => ({ kind: 'probe', facts: NO_FACTS }),
  analyse: findPauses,
  encode: async () => ({ kind: 'encode', made: [], loudness: null }),
  tag: async () => ({ kind: 'tag', made: [] }),
}

const NO_FACTS: Facts = {
  container: 'wav',
  duration: 0,
  size: 0,
  audio: null,
  video: null,
  chapters: [],
  title: null,
}

/** What an analysis does with the speech that it made. */
async function findPauses(step: StepOf<'analyse'>, { storage }: Tools): Promise<OutcomeOf<'analyse'>> {
  const { silences, decoded } = await storage.withFile(step.source, async (wav) => ({
    silences: await findSilences(wav),
    decoded: await wavDuration(wav),
  }))
  const pausesKey = `recordings/${step.recording}/pauses.json`
  await storage.write(pausesKey, Buffer.from(JSON.stringify({ silences, scenes: [] })))
  return {
    kind: 'analyse',
    analysis: { loudness: -16, peak: -2, decoded },
    speechKey: step.source,
    pausesKey,
    chunks: cutAtSilences(silences, decoded),
    peaks: NO_PEAKS,
  }
}

const NO_PEAKS = {
  profile: 'peaks',
  key: '',
  type: '',
  size: 0,
  hash: '',
  duration: null,
  width: null,
  height: null,
  bitrate: null,
}
