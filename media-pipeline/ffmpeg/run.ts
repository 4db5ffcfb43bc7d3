/** Runs ffmpeg with progress, limits and a reason in words when it fails. */
import { PipelineError, type ReasonCode } from '../messages.ts'
import type { Run } from '../recogniser/run-program.ts'
import { ffmpegArguments, type Output } from './arguments.ts'
import { runBounded } from './bounded.ts'
import { whyUnreadable } from './probe.ts'
import { fileUrl, LONGEST, safeInput } from './safe.ts'
import type { Container } from './sniff.ts'

export interface FfmpegRun {
  file: string
  container: Container
  /** More options before the input; they win over the usual ones. */
  inputOptions?: string[]
  /** A file of our own with the chapters that the outputs get (`chapters-file.ts`): input 1. */
  chaptersFile?: string
  filter?: string
  outputs: Output[]
  /** Seconds of sound expected, for progress and time limit; 0 where nobody knows. */
  duration: number
  progress(done: number): void
  signal: AbortSignal
  /** Seconds without a block of progress after which ffmpeg counts as hung; two minutes where not given. */
  hung?: number
  /** Seconds that it may take; where not given, what nothing that ends would take. */
  limit?: number
  /** The file was decoded to its end before: a failure is ffmpeg's own. */
  isProven?: boolean
}

const HUNG = 120

export interface FfmpegDone {
  /** Seconds that were decoded, by ffmpeg's own clock; 0 where it said nothing. */
  decoded: number
  stderr: string
}

/**
 * Resolves when ffmpeg exited with 0; `lines` gets each line of stderr. Throws `PipelineError`: `timed-out` where it
 * hung, `crashed` where it died (`encode-failed` if the file is proven), `no-space`, or why the file cannot be read.
 */
export async function runFfmpeg(
  ffmpeg: string,
  run: FfmpegRun,
  onLine?: (line: string) => void,
): Promise<FfmpegDone> {
  let decoded = 0
  const onOutput = (line: string) => {
    // Both out_time_us and out_time_ms are microseconds; some builds say N/A first.
    const time = /^out_time_us=(\d+)$/.exec(line)
    if (!time) return
    decoded = Math.max(decoded, Number(time[1]) / 1e6)
    if (run.duration > 0) run.progress(Math.min(1, decoded / run.duration))
  }
  const done = await runBounded(ffmpeg, argumentsOf(run), {
    signal: run.signal,
    // Camera video takes about its own length on one core; this is for what never ends.
    limit: run.limit ?? 3600 + 6 * (run.duration || LONGEST),
    silence: run.hung ?? HUNG,
    onOutput,
    onLine,
  })
  const problem = problemOf(done, decoded, run)
  if (problem) throw problem
  return { decoded, stderr: done.stderr }
}

function problemOf(done: Run, decoded: number, { isProven = false }: FfmpegRun): PipelineError | null {
  if (done.code === 0 && !done.timedOut) return null
  const lines = done.stderr.trim().split('\n').slice(-20)
  const detail = lines.join('\n').trim()
  const accident = (code: ReasonCode, what: string) =>
    new PipelineError({ code, detail: `${detail}\n${what}`.trim() }, { retry: true })
  if (done.timedOut)
    return accident('timed-out', `ffmpeg was stopped after ${decoded.toFixed(1)} s of the file`)
  if (/No space left on device/.test(done.stderr))
    return new PipelineError({ code: 'no-space', detail }, { retry: true })
  if (isProven || hasDied(done) || detail === '')
    return accident(isProven ? 'encode-failed' : 'crashed', `ffmpeg ended with ${done.killedBy ?? done.code}`)
  return new PipelineError({ code: whyUnreadable(detail), detail })
}

/** By a signal: told as such, by a shell around it (128 and the signal), or by ffmpeg itself, which then says 255. */
const hasDied = ({ code, killedBy }: Run) => killedBy !== null || (code! > 128 && code! < 160) || code === 255

function argumentsOf(run: FfmpegRun): string[] {
  const { file, container, inputOptions = [], chaptersFile, filter, outputs } = run
  const general = [
    ...['-nostdin', '-hide_banner', '-nostats', '-progress', 'pipe:1'],
    ...['-threads', '2', '-filter_complex_threads', '2'],
  ]
  return [
    ...general,
    ...ffmpegArguments({
      input: fileUrl(file),
      inputOptions: [...safeInput(container), '-t', String(LONGEST + 1), ...inputOptions],
      beside: chaptersFile ? [{ input: fileUrl(chaptersFile), inputOptions: ['-f', 'ffmetadata'] }] : [],
      filter,
      outputs,
    }),
  ]
}
