/** Storage on a local disk. Objects are written beside, made durable, and renamed into place. */
import { randomUUID } from 'node:crypto'
import { constants, createReadStream, type Dirent, mkdirSync } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { PipelineError, type ReasonCode } from '../messages.ts'
import { removeOld } from '../remove-old.ts'
import { checkKey, ObjectNotFound, type Storage } from './storage.ts'

const BESIDE = '.incoming'

/** `root` is made where it is missing; what a killed process left beside is removed after a day. */
export function diskStorage(root: string): Storage {
  const beside = path.join(root, BESIDE)
  mkdirSync(beside, { recursive: true })
  removeOld(beside)
  const pathOf = (key: string) => path.join(root, checkKey(key))

  /** Readers see the old object or the new one, never half of it, whatever happens to the power. */
  async function place(key: string, fill: (file: string) => Promise<void>) {
    const target = pathOf(key)
    const temporary = path.join(beside, randomUUID())
    try {
      await fill(temporary)
      await flush(temporary)
      await makeFolder(path.dirname(target))
      await fs.rename(temporary, target)
      await flush(path.dirname(target))
    } catch (error) {
      await fs.rm(temporary, { force: true })
      throw inWords(error)
    }
  }

  return {
    async put(key, file) {
      let isLinked = false
      await place(key, async (temporary) => {
        isLinked = await linkOrCopy(file, temporary)
      })
      // Two names of the same bytes: whoever wrote to the one would change the object.
      if (isLinked) await fs.rm(file, { force: true })
      return { size: (await fs.stat(pathOf(key))).size }
    },
    write: (key, bytes) => place(key, (temporary) => fs.writeFile(temporary, bytes)),
    async read(key) {
      return fs.readFile(pathOf(key)).catch((error) => notFound(key, error))
    },
    async withFile(key, use) {
      const facts = await fs.stat(pathOf(key)).catch((error) => notFound(key, error))
      if (!facts.isFile()) throw new ObjectNotFound(key)
      return use(pathOf(key))
    },
    async stream(key, range) {
      const handle = await openObject(key, pathOf(key))
      return createReadStream('', { fd: handle, ...range })
    },
    async size(key) {
      const facts = await fs
        .stat(pathOf(key))
        .catch((error) => (isMissing(error) ? null : Promise.reject(error)))
      return facts?.isFile() ? facts.size : null
    },
    async remove(key) {
      await fs
        .rm(pathOf(key), { force: true })
        .catch((error) => (isMissing(error) ? null : Promise.reject(error)))
    },
    list: (prefix) => list(root, prefix),
    localPath: pathOf,
  }
}

async function* list(root: string, prefix: string): AsyncIterable<string> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1)
  if (folder) checkKey(folder.slice(0, -1))
  const found: Dirent[] = await fs
    .readdir(path.join(root, folder), { recursive: true, withFileTypes: true })
    .catch((error) => (isMissing(error) ? [] : Promise.reject(error)))
  const keys = found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  yield* keys.filter((key) => key.startsWith(prefix) && !key.startsWith(`${BESIDE}/`)).sort()
}

/** What a file system says that knows no second names, or not for this file. */
const CANNOT_LINK = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** True where both names are one file now. The file stays where it is, so that a failure later loses nothing. */
async function linkOrCopy(from: string, to: string): Promise<boolean> {
  try {
    await fs.link(from, to)
    return true
  } catch (error) {
    if (!CANNOT_LINK.has(codeOf(error))) throw error
    await fs.copyFile(from, to, constants.COPYFILE_FICLONE)
    return false
  }
}

/** Makes a folder, and makes sure that it is still there after a power cut. */
async function makeFolder(folder: string) {
  const first = await fs.mkdir(folder, { recursive: true })
  if (!first) return
  for (let made = folder; made !== path.dirname(first); made = path.dirname(made))
    await flush(path.dirname(made))
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

async function openObject(key: string, file: string) {
  const handle = await fs.open(file).catch((error) => notFound(key, error))
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw new ObjectNotFound(key)
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? ''
const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR', 'EISDIR', 'ERR_FS_EISDIR'].includes(codeOf(error))

function notFound(key: string, error: unknown): never {
  throw isMissing(error) ? new ObjectNotFound(key, error) : error
}

/** What the disk says and what we call it; all of it may be over after a while. */
const REASONS: Record<string, ReasonCode> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EIO: 'storage-failed',
  EROFS: 'storage-failed',
  EACCES: 'storage-failed',
  EMFILE: 'storage-failed',
  ENFILE: 'storage-failed',
  ESTALE: 'storage-failed',
}

function inWords(error: unknown): unknown {
  const code = REASONS[codeOf(error)]
  if (!code) return error
  return new PipelineError({ code, detail: (error as Error).message }, { retry: true, cause: error })
}
