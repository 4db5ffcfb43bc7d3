/** Runs ffmpeg with progress, limits and a reason in words when it fails. */
import { PipelineError } from '../messages.ts'
import { ffmpegArguments, type Output } from './arguments.ts'
import { runBounded } from './bounded.ts'
import { whyUnreadable } from './probe.ts'
import { fileUrl, LONGEST, safeInput } from './safe.ts'
import type { Container } from './sniff.ts'

export interface FfmpegRun {
  file: string
  container: Container
  filter?: string
  outputs: Output[]
  /** Seconds of sound expected, for progress and time limit; 0 where nobody knows. */
  duration: number
  progress(done: number): void
  signal: AbortSignal
}

/** Seconds without a block of progress after which ffmpeg counts as hung. */
const HUNG = 120

export interface FfmpegDone {
  /** Seconds that were decoded, by ffmpeg's own clock; 0 where it said nothing. */
  decoded: number
  stderr: string
}

/** Resolves when ffmpeg exited with 0. `lines` gets each line of stderr. */
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
    limit: 3600 + 6 * (run.duration || LONGEST),
    silence: HUNG,
    onOutput,
    onLine,
  })
  const detail = done.stderr.trim().split('\n').slice(-20).join('\n')
  if (done.timedOut) throw new PipelineError({ code: 'timed-out', detail }, { retry: true })
  if (/No space left on device/.test(done.stderr))
    throw new PipelineError({ code: 'no-space', detail }, { retry: true })
  if (done.code !== 0)
    throw new PipelineError({ code: whyUnreadable(detail), detail }, { retry: done.killedBy !== null })
  return { decoded, stderr: done.stderr }
}

function argumentsOf({ file, container, filter, outputs }: FfmpegRun): string[] {
  const general = [
    ...['-nostdin', '-hide_banner', '-nostats', '-progress', 'pipe:1'],
    ...['-threads', '2', '-filter_complex_threads', '2'],
  ]
  return [
    ...general,
    ...ffmpegArguments({
      input: fileUrl(file),
      inputOptions: [...safeInput(container), '-t', String(LONGEST + 1)],
      filter,
      outputs,
    }),
  ]
}
