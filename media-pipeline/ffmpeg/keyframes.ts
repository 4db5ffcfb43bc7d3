import { PipelineError } from '../messages.ts'
import { runBounded } from './bounded.ts'
import { fileUrl, safeInput } from './safe.ts'
import type { Container } from './sniff.ts'

/** The longest stretch between keyframes of a video, in seconds, to its end too; decodes nothing. */
export async function longestBetweenKeyframes(
  ffprobe: string,
  { file, container, signal }: { file: string; container: Container; signal: AbortSignal },
): Promise<number> {
  let [last, latest, longest] = [0, 0, 0]
  // `0.040000,K__`
  const onOutput = (line: string) => {
    const [time, flags = ''] = line.split(',')
    const at = Number.parseFloat(time!)
    if (!Number.isFinite(at)) return
    latest = Math.max(latest, at)
    if (!flags.startsWith('K')) return
    longest = Math.max(longest, at - last)
    last = at
  }
  const wanted = ['-select_streams', 'V:0', '-show_entries', 'packet=pts_time,flags', '-of', 'csv=p=0']
  const args = ['-v', 'error', ...safeInput(container), ...wanted, fileUrl(file)]
  const done = await runBounded(ffprobe, args, { signal, limit: 1800, onOutput })
  if (done.code !== 0)
    throw new PipelineError({ code: 'unreadable', detail: done.stderr.slice(-2_000) }, { retry: true })
  return Math.max(longest, latest - last)
}
