/** One ffmpeg: loudness and the recogniser's WAV; then pauses and the waveform from that WAV. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hashFile } from '../describe-object.ts'
import { onceMore } from '../ffmpeg/once-more.ts'
import { SHORTEST } from '../ffmpeg/probe.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import { inOne, LONGEST, soundOf } from '../ffmpeg/safe.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import {
  type Analysis,
  type Facts,
  type Made,
  type OutcomeOf,
  type Pauses,
  PipelineError,
  type StepOf,
} from '../messages.ts'
import { objectKey, speechKeyOf } from '../profiles.ts'
import { cutAtSilences } from '../sound/chunks.ts'
import { findSilences } from '../sound/silences.ts'
import { wavDuration } from '../sound/wav.ts'
import { peaksOf } from './peaks.ts'
import { noReadings, readLine } from './readings.ts'
import { findScenes } from './scenes.ts'
import type { Tools } from './tools.ts'

export async function analyse(step: StepOf<'analyse'>, tools: Tools): Promise<OutcomeOf<'analyse'>> {
  const wav = path.join(tools.tmp, 'speech.wav')
  const { analysis, scenes } = await tools.storage.withFile(step.source, async (file) => {
    const analysis = await onceMore(() => listen(step, tools, { file, wav }))
    return { analysis, scenes: await scenesOf(step, tools, { file, analysis }) }
  })
  const silences = await findSilences(wav)
  const chunks = cutAtSilences(silences, await wavDuration(wav))
  const pausesKey = objectKey(step, 'pauses', 'json', 1)
  await tools.storage.write(pausesKey, Buffer.from(JSON.stringify({ silences, scenes } satisfies Pauses)))
  const peaks = await keepPeaks(step, tools, wav)
  const speechKey = speechKeyOf(step)
  await tools.storage.put(speechKey, wav)
  return { kind: 'analyse', analysis, speechKey, pausesKey, chunks, peaks }
}

const filterOf = (facts: Facts) =>
  `${soundOf(facts)}asplit=2[a][b];[a]ebur128=peak=true:framelog=verbose[n];` +
  `[b]${inOne(facts)}aresample=16000,aformat=sample_fmts=s16:channel_layouts=mono[w]`

async function listen(
  step: StepOf<'analyse'>,
  tools: Tools,
  { file, wav }: { file: string; wav: string },
): Promise<Analysis> {
  const readings = noReadings()
  const { decoded } = await runFfmpeg(
    tools.ffmpeg.ffmpeg,
    {
      file,
      container: step.facts.container as Container,
      filter: filterOf(step.facts),
      outputs: [
        { file: '-', options: ['-map', '[n]', '-f', 'null'] },
        {
          file: wav,
          options: ['-map', '[w]', '-c:a', 'pcm_s16le', '-map_metadata', '-1', '-fflags', '+bitexact'],
        },
      ],
      duration: step.facts.duration,
      progress: tools.progress,
      signal: tools.signal,
      hung: tools.ffmpeg.hung,
    },
    (line) => readLine(line, readings),
  )
  const seconds = await secondsOf(wav)
  if (seconds < SHORTEST) throw new PipelineError({ code: seconds < 0.01 ? 'unreadable' : 'too-short' })
  if (seconds > LONGEST)
    throw new PipelineError({ code: 'too-long', facts: { hours: Math.round(seconds / 3600) } })
  checkWhole(Math.max(decoded, seconds), step.facts.duration)
  return {
    loudness: Number.isFinite(readings.loudness) ? readings.loudness : -70,
    peak: Number.isFinite(readings.peak) ? readings.peak : -70,
    // By its samples, as every player counts: ffmpeg's clock goes on in gaps.
    decoded: seconds,
  }
}

async function secondsOf(wav: string): Promise<number> {
  try {
    return await wavDuration(wav)
  } catch (cause) {
    const detail = 'ffmpeg ended well, and left no sound'
    throw new PipelineError({ code: 'crashed', detail }, { retry: true, cause })
  }
}

/** ffmpeg exits with 0 on a file that stops early; only the clock tells. */
function checkWhole(decoded: number, claimed: number) {
  if (claimed - decoded <= Math.max(1, claimed * 0.005)) return
  throw new PipelineError({
    code: 'cut-short',
    facts: { read: Math.floor(decoded), expected: Math.round(claimed) },
  })
}

async function scenesOf(
  { facts }: StepOf<'analyse'>,
  { ffmpeg, signal }: Tools,
  { file, analysis }: { file: string; analysis: Analysis },
): Promise<number[]> {
  if (!facts.video) return []
  const about = { file, container: facts.container as Container, duration: analysis.decoded }
  return findScenes(ffmpeg.ffmpeg, { ...about, signal, hung: ffmpeg.hung })
}

async function keepPeaks(step: StepOf<'analyse'>, tools: Tools, wav: string): Promise<Made> {
  const bytes = Buffer.from(JSON.stringify(await peaksOf(wav)))
  const key = objectKey(step, 'peaks', 'json', 1)
  const file = path.join(tools.tmp, 'peaks.json')
  await writeFile(file, bytes)
  const { hash, size } = await hashFile(file)
  await tools.storage.put(key, file)
  const nothing = { duration: null, width: null, height: null, bitrate: null }
  return { profile: 'peaks', key, type: 'application/json', size, hash, ...nothing }
}
