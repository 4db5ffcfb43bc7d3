/** A bounded set of open files: ranges of the same recording come by the hundred. */
import { type FileHandle, open } from 'node:fs/promises'

interface Held {
  handle: Promise<FileHandle>
  users: number
  isDropped: boolean
}

/** Lends handles; keeps at most `most` open that nobody uses. */
export function openFiles(most: number) {
  const held = new Map<string, Held>()

  async function lend<T>(file: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
    const one = held.get(file) ?? { handle: open(file), users: 0, isDropped: false }
    held.delete(file)
    held.set(file, one)
    one.users += 1
    try {
      return await use(await one.handle)
    } catch (error) {
      drop(file, one)
      throw error
    } finally {
      one.users -= 1
      if (one.isDropped) await closeIfFree(one)
      shrink()
    }
  }

  function shrink() {
    for (const [file, one] of held) {
      if (held.size <= most) return
      drop(file, one)
      void closeIfFree(one)
    }
  }

  function drop(file: string, one: Held) {
    one.isDropped = true
    if (held.get(file) === one) held.delete(file)
  }

  return { lend }
}

async function closeIfFree(one: Held) {
  if (one.users > 0) return
  const handle = await one.handle.catch(() => null)
  await handle?.close().catch(() => {})
}
