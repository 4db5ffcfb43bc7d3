/** Storage in memory: for tests and trials; gone with the process. */
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { checkKey, ObjectNotFound, type Storage } from './storage.ts'

export function memoryStorage(): Storage {
  const objects = new Map<string, Buffer>()
  const get = (key: string) => {
    const bytes = objects.get(checkKey(key))
    if (!bytes) throw new ObjectNotFound(key)
    return bytes
  }
  return {
    async put(key, file) {
      const bytes = await fs.readFile(file)
      objects.set(checkKey(key), bytes)
      return { size: bytes.length }
    },
    async write(key, bytes) {
      objects.set(checkKey(key), Buffer.from(bytes))
    },
    async read(key) {
      return Buffer.from(get(key))
    },
    async withFile(key, use) {
      const bytes = get(key)
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'causerie-object-'))
      try {
        const file = path.join(folder, 'object')
        await fs.writeFile(file, bytes)
        return await use(file)
      } finally {
        await fs.rm(folder, { recursive: true, force: true })
      }
    },
    async stream(key, range) {
      return Readable.from([range ? get(key).subarray(range.start, range.end + 1) : get(key)])
    },
    async size(key) {
      return objects.get(checkKey(key))?.length ?? null
    },
    async remove(key) {
      objects.delete(checkKey(key))
    },
    async *list(prefix) {
      yield* [...objects.keys()].filter((key) => key.startsWith(prefix)).sort()
    },
    localPath: () => null,
  }
}
