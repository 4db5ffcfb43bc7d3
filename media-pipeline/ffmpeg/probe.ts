/** What ffprobe says of a file, checked and refused where it is not something we open. */
import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { type Facts, PipelineError } from '../messages.ts'
import { runProgram } from '../recogniser/run-program.ts'
import { fileUrl, LONGEST, MOST_PIXELS, MOST_STREAMS, safeInput } from './safe.ts'
import { type Container, sniff } from './sniff.ts'

const ENTRIES =
  'format=duration,bit_rate:format_tags=title:stream=codec_type,codec_name,sample_rate,channels,width,height,' +
  'avg_frame_rate,pix_fmt,duration,bit_rate:stream_disposition=attached_pic:chapter=start_time,end_time:chapter_tags=title'

const number = z.coerce.number().catch(Number.NaN)
const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().default('unknown'),
  sample_rate: number.default(Number.NaN),
  channels: number.default(Number.NaN),
  width: number.default(0),
  height: number.default(0),
  avg_frame_rate: z.string().default('0/0'),
  pix_fmt: z.string().default('unknown'),
  duration: number.default(Number.NaN),
  bit_rate: number.default(Number.NaN),
  disposition: z.object({ attached_pic: z.number().default(0) }).default({ attached_pic: 0 }),
})
const Answer = z.object({
  streams: z.array(Stream).default([]),
  format: z
    .object({
      duration: number.default(Number.NaN),
      bit_rate: number.default(Number.NaN),
      tags: z.record(z.string(), z.string()).default({}),
    })
    .default({ duration: Number.NaN, bit_rate: Number.NaN, tags: {} }),
  chapters: z
    .array(z.object({ start_time: number, tags: z.record(z.string(), z.string()).default({}) }))
    .default([]),
})
type Answer = z.output<typeof Answer>

/** Facts of a stranger's file. Throws `PipelineError` with the reason why it is refused. */
export async function probeFile(ffprobe: string, file: string, signal: AbortSignal): Promise<Facts> {
  const container = await sniff(file)
  const answer = await askFfprobe(ffprobe, file, container, signal)
  const { size } = await stat(file)
  return judge(answer, container, size)
}

async function askFfprobe(
  ffprobe: string,
  file: string,
  container: Container,
  signal: AbortSignal,
): Promise<Answer> {
  let json = ''
  const args = [
    '-v',
    'error',
    ...safeInput(container),
    '-show_entries',
    ENTRIES,
    '-of',
    'json',
    fileUrl(file),
  ]
  const done = await runProgram(ffprobe, args, {
    signal,
    limit: 60,
    onOutput: (line) => (json += `${line}\n`),
  })
  if (done.timedOut) throw new PipelineError({ code: 'timed-out' }, { retry: true })
  const parsed = done.code === 0 ? Answer.safeParse(safeJson(json)) : null
  if (!parsed?.success)
    throw new PipelineError({ code: 'unreadable', detail: done.stderr.trim().slice(-2_000) })
  return parsed.data
}

function judge({ streams, format, chapters }: Answer, container: Container, size: number): Facts {
  if (streams.length > MOST_STREAMS)
    throw new PipelineError({ code: 'too-many-streams', facts: { streams: streams.length } })
  const audio = streams.find((stream) => stream.codec_type === 'audio')
  const video = streams.find((stream) => stream.codec_type === 'video' && !stream.disposition.attached_pic)
  if (!audio) throw new PipelineError({ code: 'no-sound' })
  if (
    !(
      audio.sample_rate >= 8_000 &&
      audio.sample_rate <= 192_000 &&
      audio.channels >= 1 &&
      audio.channels <= 8
    )
  )
    throw new PipelineError({
      code: 'odd-sound',
      facts: { rate: audio.sample_rate || 0, channels: audio.channels || 0 },
    })
  if (video && (video.width * video.height > MOST_PIXELS || video.width * video.height === 0))
    throw new PipelineError({ code: 'odd-picture', facts: { width: video.width, height: video.height } })
  const duration = [audio.duration, format.duration].find(Number.isFinite) ?? 0
  if (duration > LONGEST)
    throw new PipelineError({ code: 'too-long', facts: { hours: Math.round(duration / 3600) } })
  if (duration > 0 && duration < 0.5) throw new PipelineError({ code: 'too-short' })
  return {
    container,
    duration,
    size,
    audio: {
      codec: audio.codec_name,
      sampleRate: audio.sample_rate,
      channels: audio.channels,
      bitrate: finite(audio.bit_rate),
    },
    video: video
      ? {
          codec: video.codec_name,
          width: video.width,
          height: video.height,
          frameRate: ratio(video.avg_frame_rate),
          pixelFormat: video.pix_fmt,
          bitrate: finite(video.bit_rate),
        }
      : null,
    chapters: chapters
      .filter((chapter) => chapter.start_time >= 0 && chapter.start_time < duration && chapter.tags.title)
      .map((chapter) => ({ start: chapter.start_time, title: chapter.tags.title! })),
    title: format.tags.title ?? null,
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new PipelineError({ code: 'unreadable', detail: 'ffprobe printed no JSON' }, { cause })
  }
}

const finite = (value: number) => (Number.isFinite(value) ? value : null)

function ratio(text: string): number {
  const [over, under] = text.split('/').map(Number)
  return over && under ? over / under : 0
}
