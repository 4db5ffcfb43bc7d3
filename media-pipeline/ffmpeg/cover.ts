/** A show's picture, as podcast apps want it: square, 1400 pixels, JPEG. */
import { open } from 'node:fs/promises'
import { PipelineError } from '../messages.ts'
import { ffmpegArguments } from './arguments.ts'
import { runBounded } from './bounded.ts'
import { fileUrl, MOST_PIXELS } from './safe.ts'

export const COVER_SIZE = 1_400

/** First bytes, the demuxer that they ask for, and its decoder. */
const PICTURES = [
  { sign: Buffer.from([0xff, 0xd8, 0xff]), demuxer: 'jpeg_pipe', decoder: 'mjpeg' },
  {
    sign: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    demuxer: 'png_pipe',
    decoder: 'png',
  },
]

/**
 * Makes `target` from a stranger's JPEG or PNG, cut to a square in its middle. Throws `PipelineError`: `empty-file`,
 * `unknown-format`, `odd-picture` (more pixels than we decode), `unreadable`.
 */
export async function makeCover(
  ffmpeg: string,
  file: string,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const { demuxer, decoder } = await sniffPicture(file)
  const done = await runBounded(
    ffmpeg,
    [
      ...['-nostdin', '-hide_banner', '-threads', '1'],
      ...ffmpegArguments({
        input: fileUrl(file),
        inputOptions: [
          ...['-protocol_whitelist', 'file', '-format_whitelist', demuxer, '-codec_whitelist', decoder],
          ...['-max_pixels', String(MOST_PIXELS), '-max_alloc', '268435456', '-f', demuxer],
        ],
        outputs: [{ file: target, options: toSquare() }],
      }),
    ],
    { signal, limit: 60 },
  )
  const detail = done.stderr.trim().split('\n').slice(-5).join('\n')
  if (done.timedOut) throw new PipelineError({ code: 'timed-out', detail })
  if (done.code === 0) return
  // ffmpeg's words for a picture beyond -max_pixels or -max_alloc.
  const isTooLarge = /Picture size|max_pixels|Cannot allocate|exceeds/.test(done.stderr)
  throw new PipelineError({ code: isTooLarge ? 'odd-picture' : 'unreadable', detail })
}

function toSquare(): string[] {
  const size = `${COVER_SIZE}:${COVER_SIZE}`
  const filter = `scale=${size}:force_original_aspect_ratio=increase,crop=${size},format=yuvj420p,setsar=1`
  return ['-vf', filter, '-frames:v', '1', '-q:v', '4', '-map_metadata', '-1', '-f', 'mjpeg']
}

async function sniffPicture(file: string) {
  const handle = await open(file)
  try {
    const head = Buffer.alloc(8)
    const { bytesRead } = await handle.read(head, 0, 8, 0)
    if (bytesRead === 0) throw new PipelineError({ code: 'empty-file' })
    const found = PICTURES.find(({ sign }) => head.subarray(0, sign.length).equals(sign))
    if (!found) throw new PipelineError({ code: 'unknown-format' })
    return found
  } finally {
    await handle.close()
  }
}
