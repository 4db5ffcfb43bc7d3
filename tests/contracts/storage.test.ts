import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { diskStorage } from '../../media-pipeline/storage/disk.ts'
import { memoryStorage } from '../../media-pipeline/storage/memory.ts'
import { ObjectNotFound, type Storage } from '../../media-pipeline/storage/storage.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-storage-'))
let count = 0
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

    test('refuses keys that could leave its folder', async () => {
      const storage = open()
      for (const key of ['../x', '/etc/passwd', 'a/../b', 'a//b', '.hidden', '', 'a/\u0000'])
        await expect(async () => storage.write(key, Buffer.from('x'))).rejects.toThrow(/bad storage key/)
    })
  })

test('nothing stays beside when a file cannot be put', async () => {
  const root = path.join(folder, 'clean')
  const storage = diskStorage(root)
  await expect(storage.put('a.txt', path.join(folder, 'not-there'))).rejects.toThrow()
  expect(readdirSync(path.join(root, '.incoming'))).toEqual([])
  expect(existsSync(path.join(root, 'a.txt'))).toBe(false)
})
