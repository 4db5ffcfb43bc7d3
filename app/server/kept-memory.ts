/** A memory with a bound: what was asked for least lately goes first. */

interface Held<T> {
  value: T
  bytes: number
  usedAt: number
}

export interface Memory<T> {
  find(key: string): T | undefined
  keep(key: string, value: T, bytes: number): void
  drop(key: string): void
}

/** Holds at most `mostBytes`; what is larger than half of that is not held at all. */
export function memoryOf<T>(mostBytes: number): Memory<T> {
  const held = new Map<string, Held<T>>()
  let total = 0
  let uses = 0

  function drop(key: string) {
    total -= held.get(key)?.bytes ?? 0
    held.delete(key)
  }

  return {
    find(key) {
      const one = held.get(key)
      if (one === undefined) return undefined
      one.usedAt = ++uses
      return one.value
    },
    keep(key, value, bytes) {
      drop(key)
      if (bytes > mostBytes / 2) return
      held.set(key, { value, bytes, usedAt: ++uses })
      total += bytes
      if (total <= mostBytes) return
      // A quarter goes at once, so that a full memory is not sorted for each answer.
      for (const [oldest] of [...held].sort(([, a], [, b]) => a.usedAt - b.usedAt)) {
        if (total <= mostBytes * 0.75) return
        drop(oldest)
      }
    },
    drop,
  }
}
