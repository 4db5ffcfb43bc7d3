import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { PipelineError } from '../../media-pipeline/messages.ts'
import { removeOld } from '../../media-pipeline/remove-old.ts'
import { diskStorage } from '../../media-pipeline/storage/disk.ts'
import { memoryStorage } from '../../media-pipeline/storage/memory.ts'
import { ObjectNotFound, type Storage } from '../../media-pipeline/storage/storage.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-storage-'))
let count = 0
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const ADAPTERS: Record<string, () => Storage> = {
  memory: memoryStorage,
  disk: () => diskStorage(path.join(folder, `root-${count++}`)),
}

function fileWith(text: string): string {
  const file = path.join(folder, `file-${count++}`)
  writeFileSync(file, text)
  return file
}

for (const [name, open] of Object.entries(ADAPTERS))
  describe(`the ${name} storage`, () => {
    test('gives back what was put, whole and in part', async () => {
      const storage = open()
      expect(await storage.put('a/b/c.txt', fileWith('0123456789'))).toEqual({ size: 10 })
      expect((await storage.read('a/b/c.txt')).toString()).toBe('0123456789')
      expect(await storage.size('a/b/c.txt')).toBe(10)
      expect((await buffer(await storage.stream('a/b/c.txt'))).toString()).toBe('0123456789')
      expect((await buffer(await storage.stream('a/b/c.txt', { start: 2, end: 4 }))).toString()).toBe('234')
    })

    test('the same key may be put again', async () => {
      const storage = open()
      await storage.put('a.txt', fileWith('same'))
      await storage.put('a.txt', fileWith('same'))
      expect((await storage.read('a.txt')).toString()).toBe('same')
    })

    test('lends a file for the time of a call', async () => {
      const storage = open()
      await storage.write('a.txt', Buffer.from('été'))
      const seen = await storage.withFile('a.txt', async (file) => readFileSync(file, 'utf8'))
      expect(seen).toBe('été')
    })

    test('says which object is missing', async () => {
      const storage = open()
      await expect(storage.read('no/thing')).rejects.toThrow(ObjectNotFound)
      await expect(storage.stream('no/thing')).rejects.toThrow(ObjectNotFound)
      await expect(storage.withFile('no/thing', async () => 1)).rejects.toThrow(ObjectNotFound)
      expect(await storage.size('no/thing')).toBeNull()
    })

    test('removes, also what is not there', async () => {
      const storage = open()
      await storage.write('a.txt', Buffer.from('x'))
      await storage.remove('a.txt')
      await storage.remove('a.txt')
      expect(await storage.size('a.txt')).toBeNull()
    })

    test('lists keys by prefix, in order', async () => {
      const storage = open()
      for (const key of ['b/2', 'a/1', 'b/1', 'bc/1']) await storage.write(key, Buffer.from('x'))
      const keys: string[] = []
      for await (const key of storage.list('b/')) keys.push(key)
      expect(keys).toEqual(['b/1', 'b/2'])
    })

    test('a folder of objects is no object', async () => {
      const storage = open()
      await storage.write('a/b.txt', Buffer.from('x'))
      expect(await storage.size('a')).toBeNull()
      await expect(storage.read('a')).rejects.toThrow(ObjectNotFound)
      await expect(storage.stream('a')).rejects.toThrow(ObjectNotFound)
      await expect(storage.withFile('a', async () => 1)).rejects.toThrow(ObjectNotFound)
      await storage.remove('a')
      expect((await storage.read('a/b.txt')).toString()).toBe('x')
      expect(await storage.size('a/b.txt/c')).toBeNull()
    })

    test('what was put does not change with the file it came from', async () => {
      const storage = open()
      const file = fileWith('before')
      await storage.put('a.txt', file)
      writeFileSync(file, 'after')
      expect((await storage.read('a.txt')).toString()).toBe('before')
    })

    test('a reader that began before an object was removed reads on to its end', async () => {
      const storage = open()
      await storage.write('a.txt', Buffer.alloc(300_000, 'x'))
      const stream = await storage.stream('a.txt')
      await storage.remove('a.txt')
      expect(await buffer(stream)).toHaveLength(300_000)
    })

    test('many writers of the same key leave one whole object', async () => {
      const storage = open()
      const bytes = Buffer.alloc(200_000, 'x')
      await Promise.all(Array.from({ length: 8 }, () => storage.write('a/b/c.txt', bytes)))
      expect((await storage.read('a/b/c.txt')).equals(bytes)).toBe(true)
    })

    test('refuses keys that could leave its folder, whatever is asked', async () => {
      const storage = open()
      const file = fileWith('x')
      // A promise that is refused, never an exception at the call.
      for (const key of [
        '../x',
        '/etc/passwd',
        'a/../b',
        'a//b',
        '.hidden',
        '',
        'a/\u0000',
        'a/',
        '.incoming/x',
      ])
        for (const ask of [
          () => storage.write(key, Buffer.from('x')),
          () => storage.put(key, file),
          () => storage.read(key),
          () => storage.stream(key),
          () => storage.size(key),
          () => storage.remove(key),
          () => storage.withFile(key, async () => 1),
        ])
          await expect(ask(), key).rejects.toThrow(/bad storage key/)
    })
  })

test('nothing stays beside when a file cannot be put', async () => {
  const root = path.join(folder, 'clean')
  const storage = diskStorage(root)
  await expect(storage.put('a.txt', path.join(folder, 'not-there'))).rejects.toThrow()
  expect(readdirSync(path.join(root, '.incoming'))).toEqual([])
  expect(existsSync(path.join(root, 'a.txt'))).toBe(false)
})

test('a full disk is said in a word, and the file that was to be put is still there', async () => {
  const root = path.join(folder, 'full')
  const storage = diskStorage(root)
  const file = fileWith('precious')
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  const rename = vi.spyOn(fs, 'rename').mockRejectedValueOnce(full)
  const error = await storage.put('a.txt', file).catch((thrown) => thrown)
  rename.mockRestore()
  expect(error).toBeInstanceOf(PipelineError)
  expect(error).toMatchObject({ reason: { code: 'no-space' }, retry: true, cause: full })
  expect(readFileSync(file, 'utf8')).toBe('precious')
  expect(readdirSync(path.join(root, '.incoming'))).toEqual([])
  expect(await storage.size('a.txt')).toBeNull()
})

test('where files cannot have two names they are copied', async () => {
  const storage = diskStorage(path.join(folder, 'copied'))
  const link = vi
    .spyOn(fs, 'link')
    .mockRejectedValueOnce(Object.assign(new Error('EXDEV'), { code: 'EXDEV' }))
  expect(await storage.put('a.txt', fileWith('0123'))).toEqual({ size: 4 })
  expect(link).toHaveBeenCalled()
  link.mockRestore()
  expect((await storage.read('a.txt')).toString()).toBe('0123')
})

test('what a killed process left beside goes after a day, what is fresh stays', async () => {
  const root = path.join(folder, 'left')
  diskStorage(root)
  writeFileSync(path.join(root, '.incoming', 'half'), 'x')
  diskStorage(root)
  expect(readdirSync(path.join(root, '.incoming'))).toEqual(['half'])
  removeOld(path.join(root, '.incoming'), Date.now() + 25 * 3_600_000)
  expect(readdirSync(path.join(root, '.incoming'))).toEqual([])
})
