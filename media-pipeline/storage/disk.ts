/** Storage on a local disk. Objects are written beside, made durable, and renamed into place. */
import { randomUUID } from 'node:crypto'
import { createReadStream, mkdirSync } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { PipelineError } from '../messages.ts'
import { checkKey, ObjectNotFound, type Storage } from './storage.ts'

const BESIDE = '.incoming'

/** `root` is made where it is missing. */
export function diskStorage(root: string): Storage {
  const beside = path.join(root, BESIDE)
  mkdirSync(beside, { recursive: true })
  const pathOf = (key: string) => path.join(root, checkKey(key))

  /** Readers see the old object or the new one, never half of it, whatever happens to the power. */
  async function place(key: string, fill: (file: string) => Promise<void>) {
    const target = pathOf(key)
    const temporary = path.join(beside, randomUUID())
    try {
      await fill(temporary)
      await flush(temporary)
      await fs.mkdir(path.dirname(target), { recursive: true })
      await fs.rename(temporary, target)
      await flush(path.dirname(target))
    } catch (error) {
      await fs.rm(temporary, { force: true })
      throw inWords(error)
    }
  }

  return {
    async put(key, file) {
      await place(key, (temporary) => moveOrCopy(file, temporary))
      return { size: (await fs.stat(pathOf(key))).size }
    },
    write: (key, bytes) => place(key, (temporary) => fs.writeFile(temporary, bytes)),
    read: (key) => fs.readFile(pathOf(key)).catch((error) => notFound(key, error)),
    async withFile(key, use) {
      await fs.access(pathOf(key)).catch((error) => notFound(key, error))
      return use(pathOf(key))
    },
    async stream(key, range) {
      const handle = await fs.open(pathOf(key)).catch((error) => notFound(key, error))
      return createReadStream('', { fd: handle, ...range })
    },
    size: (key) =>
      fs.stat(pathOf(key)).then(
        (facts) => facts.size,
        (error) => (isMissing(error) ? null : Promise.reject(error)),
      ),
    remove: (key) => fs.rm(pathOf(key), { force: true }),
    list: (prefix) => list(root, prefix),
    localPath: pathOf,
  }
}

async function* list(root: string, prefix: string): AsyncIterable<string> {
  const found = await fs.readdir(root, { recursive: true, withFileTypes: true })
  const keys = found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  yield* keys.filter((key) => key.startsWith(prefix) && !key.startsWith(`${BESIDE}/`)).sort()
}

async function moveOrCopy(from: string, to: string) {
  try {
    await fs.rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await fs.copyFile(from, to)
  }
}

/** Until this returns, a file or a folder's entries may be lost with the power. */
async function flush(name: string) {
  const handle = await fs.open(name, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isMissing = (error: unknown) =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

function notFound(key: string, error: unknown): never {
  throw isMissing(error) ? new ObjectNotFound(key, error) : error
}

function inWords(error: unknown): unknown {
  const full = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
  return full ? new PipelineError({ code: 'no-space' }, { cause: error }) : error
}
