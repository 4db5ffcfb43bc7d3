/** A bounded set of open files: ranges of the same recording come by the hundred. */
import { type FileHandle, open } from 'node:fs/promises'

interface Held {
  handle: Promise<FileHandle>
  /** The same once it is there. */
  opened: FileHandle | null
  users: number
  usedAt: number
  isDropped: boolean
}

export interface OpenFiles {
  /** Lends an open file for the time of the call. A file whose use fails is opened anew the next time. */
  lend<T>(file: string, use: (handle: FileHandle) => Promise<T>): Promise<T>
  /** A file that is open, for use at once and not after the next `await`; null where it must be lent. */
  peek(file: string): FileHandle | null
  /** For a file that was removed: closed as soon as nobody reads it, so that its disk space is free. */
  forget(file: string): Promise<void>
}

/** Holds at most `most` files that nobody reads at the moment, and none of them longer than `idle` milliseconds. */
export function openFiles({ most, idle }: { most: number; idle: number }): OpenFiles {
  const held = new Map<string, Held>()
  let timer: NodeJS.Timeout | null = null

  async function lend<T>(file: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
    const one = held.get(file) ?? begin(file)
    // The map's order is the order of last use.
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
      one.usedAt = Date.now()
      if (one.isDropped) await closeIfFree(one)
      await shrink()
    }
  }

  function begin(file: string): Held {
    const one: Held = { handle: open(file), opened: null, users: 0, usedAt: 0, isDropped: false }
    one.handle.then(
      (handle) => {
        one.opened = handle
      },
      () => {},
    )
    return one
  }

  function peek(file: string): FileHandle | null {
    const one = held.get(file)
    if (!one?.opened || one.isDropped) return null
    one.usedAt = Date.now()
    return one.opened
  }

  async function forget(file: string) {
    const one = held.get(file)
    if (!one) return
    drop(file, one)
    await closeIfFree(one)
  }

  async function shrink() {
    const free = [...held].filter(([, one]) => one.users === 0)
    const tooMany = Math.max(0, held.size - most)
    const old = Date.now() - idle
    await Promise.all(
      free.filter(([, one], at) => at < tooMany || one.usedAt <= old).map(([file]) => forget(file)),
    )
    if (held.size === 0 || timer) return
    timer = setTimeout(() => {
      timer = null
      void shrink()
    }, idle).unref()
  }

  function drop(file: string, one: Held) {
    one.isDropped = true
    if (held.get(file) === one) held.delete(file)
  }

  return { lend, peek, forget }
}

async function closeIfFree(one: Held) {
  if (one.users > 0) return
  const handle = await one.handle.catch(() => null)
  await handle?.close()
}
