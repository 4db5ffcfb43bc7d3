/** ffprobe's JSON, parsed once: whatever a stranger's file makes it say, shapes are known afterwards. */
import { z } from 'zod'
import { PipelineError } from '../messages.ts'

/** What is asked of ffprobe, for `-show_entries`. */
export const ENTRIES = [
  'format=duration:format_tags=title',
  'stream=codec_type,codec_name,sample_rate,channels,width,height,sample_aspect_ratio,avg_frame_rate,pix_fmt,duration,bit_rate',
  'stream_tags=title,DURATION',
  'stream_disposition=attached_pic',
  'chapter=start_time:chapter_tags=title',
].join(':')

/** NaN where it is missing or no number, `N/A` for example. */
const number = z.coerce.number().catch(Number.NaN)
const size = z.number().catch(0)
const tags = z.record(z.string(), z.string()).catch({})

const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().catch('unknown'),
  sample_rate: number,
  channels: number,
  width: size,
  height: size,
  sample_aspect_ratio: z.string().catch('1:1'),
  avg_frame_rate: z.string().catch('0/0'),
  pix_fmt: z.string().catch('unknown'),
  duration: number,
  bit_rate: number,
  tags,
  disposition: z.object({ attached_pic: size }).catch({ attached_pic: 0 }),
})

const Answers = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ duration: number, tags }).catch({ duration: Number.NaN, tags: {} }),
  chapters: z.array(z.object({ start_time: number, tags })).default([]),
})

export type AnswerStream = z.output<typeof Stream>
/** `isEstimate`: no header tells the duration, ffprobe guessed it from size and bitrate. */
export type Answer = z.output<typeof Answers> & { isEstimate: boolean }

/** Throws `PipelineError` `unreadable` where it is no such JSON. */
export function readAnswer(json: string, isEstimate: boolean): Answer {
  try {
    return { ...Answers.parse(JSON.parse(json)), isEstimate }
  } catch (cause) {
    throw new PipelineError({ code: 'unreadable', detail: 'ffprobe printed no JSON that we know' }, { cause })
  }
}
