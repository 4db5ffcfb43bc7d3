import { probeFile } from '../ffmpeg/probe.ts'
import type { OutcomeOf, StepOf } from '../messages.ts'
import type { Tools } from './tools.ts'

/** What the upload is; throws `PipelineError` with the reason where it is nothing that we open. */
export async function probe(
  step: StepOf<'probe'>,
  { storage, ffmpeg, signal }: Tools,
): Promise<OutcomeOf<'probe'>> {
  const facts = await storage.withFile(step.source, (file) => probeFile(ffmpeg.ffprobe, file, signal))
  return { kind: 'probe', facts }
}
