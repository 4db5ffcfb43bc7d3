/** What a stranger's picture is, by its first bytes; its name says nothing. */
import { open } from 'node:fs/promises'
import { PipelineError } from '#media-pipeline'

const SIGNS: RegExp[] = [
  /^\xff\xd8\xff/, // JPEG
  /^\x89PNG\r\n/,
  /^RIFF....WEBP/s,
  /^GIF8[79]a/,
  /^....ftypavi[fs]/s, // AVIF
]

/** Throws `PipelineError` for what is empty, or is no JPEG, PNG, WebP, AVIF or GIF. */
export async function sniffPicture(file: string): Promise<void> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0)
    if (bytesRead === 0) throw new PipelineError({ code: 'empty-file' })
    const head = buffer.toString('latin1', 0, bytesRead)
    if (!SIGNS.some((sign) => sign.test(head))) throw new PipelineError({ code: 'unknown-format' })
  } finally {
    await handle.close()
  }
}
