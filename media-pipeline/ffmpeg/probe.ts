/** What ffprobe says of a file, checked and refused where it is not something we open. */
import { stat } from 'node:fs/promises'
import { type Facts, PipelineError, type ReasonCode } from '../messages.ts'
import { type Answer, type AnswerStream, ENTRIES, readAnswer } from './answer.ts'
import { runBounded } from './bounded.ts'
import { fileUrl, LONGEST, MOST_PIXELS, MOST_STREAMS, safeInput } from './safe.ts'
import { type Container, sniff } from './sniff.ts'

/** Seconds. */
export const SHORTEST = 0.5
const MOST_CHAPTERS = 250

/** Facts of a stranger's file. Throws `PipelineError` with the reason why it is refused. */
export async function probeFile(ffprobe: string, file: string, signal: AbortSignal): Promise<Facts> {
  const container = await sniff(file)
  const answer = await askFfprobe(ffprobe, file, container, signal)
  const { size } = await stat(file)
  const { audio, video } = chooseStreams(answer)
  const duration = claimedDuration(answer, audio)
  return {
    container,
    duration,
    size,
    audio: toAudio(audio),
    video: video ? toVideo(video) : null,
    chapters: toChapters(answer, duration),
    title: clean(answer.format.tags.title ?? audio.tags.title ?? '') || null,
  }
}

async function askFfprobe(
  ffprobe: string,
  file: string,
  container: Container,
  signal: AbortSignal,
): Promise<Answer> {
  const lines: string[] = []
  const args = [
    '-v',
    'warning',
    ...safeInput(container),
    '-show_entries',
    ENTRIES,
    '-of',
    'json',
    fileUrl(file),
  ]
  const done = await runBounded(ffprobe, args, { signal, limit: 60, onOutput: (line) => lines.push(line) })
  const detail = done.stderr.trim().slice(-2_000)
  if (done.timedOut) throw new PipelineError({ code: 'timed-out', detail }, { retry: true })
  if (done.code === 0)
    return readAnswer(lines.join('\n'), /Estimating duration from bitrate/.test(done.stderr))
  throw new PipelineError({ code: whyUnreadable(detail), detail }, { retry: done.killedBy !== null })
}

/** What ffmpeg says of inputs that it cannot open. An MP4's table of contents may stand at its end. */
const CAUSES: [RegExp, ReasonCode][] = [
  [/exceeds max_streams/, 'too-many-streams'],
  [/moov atom not found/, 'cut-short'],
  [/not on whitelist/, 'unknown-format'],
]

/** Why an input could not be read, from what ffmpeg or ffprobe said. */
export const whyUnreadable = (stderr: string): ReasonCode =>
  CAUSES.find(([words]) => words.test(stderr))?.[1] ?? 'unreadable'

/** A cover is a picture, not a video: however large, it never refuses the sound. */
function chooseStreams({ streams }: Answer) {
  if (streams.length > MOST_STREAMS)
    throw new PipelineError({ code: 'too-many-streams', facts: { streams: streams.length } })
  const audio = streams.find((stream) => stream.codec_type === 'audio')
  const video = streams.find((stream) => stream.codec_type === 'video' && !stream.disposition.attached_pic)
  if (!audio) throw new PipelineError({ code: 'no-sound' })
  const { sample_rate: rate, channels } = audio
  if (!(rate >= 8_000 && rate <= 192_000 && channels >= 1 && channels <= 8))
    throw new PipelineError({ code: 'odd-sound', facts: { rate: rate || 0, channels: channels || 0 } })
  if (video && !(video.width * video.height > 0 && video.width * video.height <= MOST_PIXELS))
    throw new PipelineError({ code: 'odd-picture', facts: { width: video.width, height: video.height } })
  return { audio, video }
}

/** The sound's own length where it is told; an estimate (MP3 without a header, raw AAC) may be wrong by a factor of twenty: then 0. */
function claimedDuration({ format, isEstimate }: Answer, audio: AnswerStream): number {
  if (isEstimate) return 0
  const told = [audio.duration, seconds(audio.tags.DURATION), format.duration]
  const duration = told.find((one) => Number.isFinite(one) && one > 0) ?? 0
  if (duration > LONGEST)
    throw new PipelineError({ code: 'too-long', facts: { hours: Math.round(duration / 3600) } })
  if (duration > 0 && duration < SHORTEST) throw new PipelineError({ code: 'too-short' })
  return duration
}

const toAudio = (stream: AnswerStream) => ({
  codec: stream.codec_name,
  sampleRate: stream.sample_rate,
  channels: stream.channels,
  bitrate: finite(stream.bit_rate),
})

/** Sizes are those that are shown: pixels need not be square. */
const toVideo = (stream: AnswerStream) => ({
  codec: stream.codec_name,
  width: Math.round(stream.width * (ratio(stream.sample_aspect_ratio, ':') || 1)),
  height: stream.height,
  frameRate: ratio(stream.avg_frame_rate),
  pixelFormat: stream.pix_fmt,
  bitrate: finite(stream.bit_rate),
})

/** In order, each start once, within the recording. */
function toChapters({ chapters }: Answer, duration: number): Facts['chapters'] {
  const end = duration || LONGEST
  const all = chapters
    .map((chapter) => ({ start: Math.max(0, chapter.start_time), title: clean(chapter.tags.title ?? '') }))
    .filter(({ start, title }) => start < end && title !== '')
    .sort((a, b) => a.start - b.start)
  return all.filter((chapter, at) => chapter.start !== all[at - 1]?.start).slice(0, MOST_CHAPTERS)
}

/** Titles come from strangers: one line, without control characters. */
const clean = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 300)
const finite = (value: number) => (Number.isFinite(value) ? value : null)

function ratio(text: string, sign = '/'): number {
  const [over, under] = text.split(sign).map(Number)
  return over && under ? over / under : 0
}

/** Matroska's `00:01:02.345000000`; NaN for anything else. */
function seconds(text = ''): number {
  const [hours, minutes, rest] = text.split(':').map(Number)
  return hours! * 3600 + minutes! * 60 + rest!
}
