/** One ffmpeg: loudness, silences and the recogniser's WAV; then the waveform from that WAV. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hashFile } from '../describe-object.ts'
import { SHORTEST } from '../ffmpeg/probe.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import { LONGEST, soundOf } from '../ffmpeg/safe.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import { type Analysis, type Made, type OutcomeOf, PipelineError, type StepOf } from '../messages.ts'
import { objectKey } from '../profiles.ts'
import { peaksOf } from './peaks.ts'
import { noReadings, readLine } from './readings.ts'
import type { Tools } from './tools.ts'

const FILTER =
  'asplit=2[a][b];[a]ebur128=peak=true:framelog=verbose,silencedetect=n=-38dB:d=0.3[n];' +
  '[b]aresample=16000,aformat=sample_fmts=s16:channel_layouts=mono[w]'

export async function analyse(step: StepOf<'analyse'>, tools: Tools): Promise<OutcomeOf<'analyse'>> {
  const wav = path.join(tools.tmp, 'speech.wav')
  const analysis = await listen(step, tools, wav)
  checkWhole(analysis, step.facts.duration)
  const peaks = await keepPeaks(step, tools, wav)
  const speechKey = objectKey(step, 'speech', 'wav', 1)
  await tools.storage.put(speechKey, wav)
  return { kind: 'analyse', analysis, speechKey, peaks }
}

async function listen(step: StepOf<'analyse'>, tools: Tools, wav: string): Promise<Analysis> {
  const readings = noReadings()
  const { decoded } = await tools.storage.withFile(step.source, (file) =>
    runFfmpeg(
      tools.ffmpeg.ffmpeg,
      {
        file,
        container: step.facts.container as Container,
        filter: soundOf(step.facts) + FILTER,
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
      },
      (line) => readLine(line, readings),
    ),
  )
  const seconds = Math.max(decoded, ((await hashFile(wav)).size - 44) / 32_000)
  if (seconds < SHORTEST) throw new PipelineError({ code: seconds < 0.01 ? 'unreadable' : 'too-short' })
  if (seconds > LONGEST)
    throw new PipelineError({ code: 'too-long', facts: { hours: Math.round(seconds / 3600) } })
  const silences = readings.starts.map((start, at) => ({
    start: Math.max(0, start),
    end: Math.min(seconds, readings.ends[at] ?? seconds),
  }))
  return {
    loudness: Number.isFinite(readings.loudness) ? readings.loudness : -70,
    peak: Number.isFinite(readings.peak) ? readings.peak : -70,
    silences: silences.filter((silence) => silence.end > silence.start),
    decoded: seconds,
  }
}

/** ffmpeg exits with 0 on a file that stops early; only the clock tells. */
function checkWhole({ decoded }: Analysis, claimed: number) {
  if (claimed - decoded <= Math.max(1, claimed * 0.005)) return
  throw new PipelineError({
    code: 'cut-short',
    facts: { read: Math.floor(decoded), expected: Math.round(claimed) },
  })
}

async function keepPeaks(step: StepOf<'analyse'>, tools: Tools, wav: string): Promise<Made> {
  const bytes = Buffer.from(JSON.stringify(await peaksOf(wav)))
  const key = objectKey(step, 'peaks', 'json', 1)
  const file = path.join(tools.tmp, 'peaks.json')
  await writeFile(file, bytes)
  const { hash, size } = await hashFile(file)
  await tools.storage.put(key, file)
  return {
    profile: 'peaks',
    key,
    type: 'application/json',
    size,
    hash,
    duration: null,
    width: null,
    height: null,
    bitrate: null,
  }
}
