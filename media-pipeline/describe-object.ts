/** What a made file is: hash, size, and what ffprobe finds in it. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { PipelineError } from './messages.ts'
import { runProgram } from './recogniser/run-program.ts'

/** sha256 (hex) and size of a local file, read as a stream. */
export async function hashFile(file: string): Promise<{ hash: string; size: number }> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return { hash: hash.digest('hex'), size: (await stat(file)).size }
}

const Answer = z.object({
  streams: z.array(
    z.object({
      codec_type: z.string().optional(),
      codec_name: z.string().optional(),
      width: z.number().optional(),
      height: z.number().optional(),
      duration: z.coerce.number().catch(0),
    }),
  ),
  // A picture may have no duration: NaN then.
  format: z.object({ duration: z.coerce.number().catch(Number.NaN), bit_rate: z.coerce.number().optional() }),
})

/** Codecs, seconds and bits a second of a file that we made ourselves. Throws `PipelineError` `encode-failed`. */
export async function probeMade(ffprobe: string, file: string, signal: AbortSignal) {
  let json = ''
  const args = [
    '-v',
    'error',
    '-show_entries',
    'stream=codec_type,codec_name,width,height,duration:format=duration,bit_rate',
    '-of',
    'json',
  ]
  const done = await runProgram(ffprobe, [...args, file], {
    signal,
    limit: 60,
    onOutput: (line) => (json += line),
  })
  if (done.code !== 0)
    throw new PipelineError({ code: 'encode-failed', detail: done.stderr.trim() }, { retry: true })
  const { streams, format } = Answer.parse(JSON.parse(json))
  const [audio, video] = ['audio', 'video'].map((kind) => streams.find((one) => one.codec_type === kind))
  return {
    /** Names of the codecs; null where there is no such stream. */
    audio: audio?.codec_name ?? null,
    video: video?.codec_name ?? null,
    duration: format.duration,
    /** Of sound and picture alone; 0 where it is not told. */
    lengths: [audio?.duration ?? 0, video?.duration ?? 0],
    bitrate: format.bit_rate ?? null,
    width: video?.width ?? null,
    height: video?.height ?? null,
  }
}
