import { stat } from 'node:fs/promises'
import type { Hub } from '../../server/hub.ts'

/** Throws a sentence where a file cannot go in. */
export async function checkFile(hub: Hub, file: string) {
  const facts = await stat(file).catch((cause) => {
    throw new Error(`${file} cannot be read.`, { cause })
  })
  if (!facts.isFile()) throw new Error(`${file} is not a file.`)
  if (facts.size > hub.config.uploadMaxBytes)
    throw new Error(`${file} is larger than UPLOAD_MAX_BYTES allows (${hub.config.uploadMaxBytes} bytes).`)
}
