/**
 * Where bytes live. A key is a relative path of plain segments (`recordings/ab12/…/mp3-1f.mp3`), made by us and never by a stranger.
 * Objects are immutable: the same key always has the same bytes; a reader sees a whole object or none.
 */
export interface Storage {
  /** Takes a finished local file; safe to repeat. The file may be moved or copied away. */
  put(key: string, file: string): Promise<{ size: number }>
  /** Writes a small object. */
  write(key: string, bytes: Uint8Array): Promise<void>
  /** The whole object; throws `ObjectNotFound`. For small objects only. */
  read(key: string): Promise<Buffer>
  /** Lends a local file holding the object for the time of the call; throws `ObjectNotFound`. Never write to it. */
  withFile<T>(key: string, use: (file: string) => Promise<T>): Promise<T>
  /** Bytes `start` to `end` (inclusive); the whole object without a range. Throws `ObjectNotFound`. */
  stream(key: string, range?: { start: number; end: number }): Promise<NodeJS.ReadableStream>
  /** Size in bytes, or null where there is no such object. */
  size(key: string): Promise<number | null>
  /** Removes an object; silent where there is none. */
  remove(key: string): Promise<void>
  /** Every key that begins with `prefix`, in order. */
  list(prefix: string): AsyncIterable<string>
  /** The object's path where storage is a local disk (for sending ranges without a copy), else null. */
  localPath(key: string): string | null
}

export class ObjectNotFound extends Error {
  readonly key: string
  constructor(key: string, cause?: unknown) {
    super(`there is no object ${key}`, { cause })
    this.name = 'ObjectNotFound'
    this.key = key
  }
}

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** Throws on a key that could leave the storage's folder. */
export function checkKey(key: string): string {
  if (!key.split('/').every((segment) => SEGMENT.test(segment)))
    throw new Error(`bad storage key ${JSON.stringify(key)}`)
  return key
}
