import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type OpenFiles, openFiles } from './open-files.ts'

let folder: string
const file = (name: string) => path.join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-files-'))
  for (const name of ['a', 'b', 'c']) writeFileSync(file(name), name)
})
afterAll(() => rmSync(folder, { recursive: true }))

const handleOf = (files: OpenFiles, name: string) => files.lend(file(name), async (handle) => handle)
const isOpen = (handle: FileHandle) => handle.fd >= 0

test('a file is opened once for many readers', async () => {
  const files = openFiles({ most: 2, idle: 60_000 })
  const handles = await Promise.all([handleOf(files, 'a'), handleOf(files, 'a'), handleOf(files, 'a')])
  expect(new Set(handles).size).toBe(1)
  await files.forget(file('a'))
})

test('the file that was not used for the longest time is closed first', async () => {
  const files = openFiles({ most: 2, idle: 60_000 })
  const [a, b] = [await handleOf(files, 'a'), await handleOf(files, 'b')]
  await handleOf(files, 'a')
  const c = await handleOf(files, 'c')
  expect([a, b, c].map(isOpen)).toEqual([true, false, true])
  for (const name of ['a', 'c']) await files.forget(file(name))
})

test('a file that someone reads is never closed under them', async () => {
  const files = openFiles({ most: 0, idle: 60_000 })
  await files.lend(file('a'), async (handle) => {
    await handleOf(files, 'b')
    await files.forget(file('a'))
    expect(isOpen(handle)).toBe(true)
    expect((await handle.read(Buffer.alloc(1), 0, 1, 0)).bytesRead).toBe(1)
  })
  expect(isOpen(await handleOf(files, 'a'))).toBe(false)
})

test('a forgotten file is opened anew', async () => {
  const files = openFiles({ most: 2, idle: 60_000 })
  const before = await handleOf(files, 'a')
  await files.forget(file('a'))
  expect(isOpen(before)).toBe(false)
  expect(isOpen(await handleOf(files, 'a'))).toBe(true)
  await files.forget(file('a'))
})

test('a file that nobody reads is closed after a while', async () => {
  const files = openFiles({ most: 2, idle: 30 })
  const handle = await handleOf(files, 'a')
  expect(isOpen(handle)).toBe(true)
  await vi.waitFor(() => expect(isOpen(handle)).toBe(false), 2_000)
})

test('a file that is not there is asked for again the next time', async () => {
  const files = openFiles({ most: 2, idle: 60_000 })
  await expect(handleOf(files, 'later')).rejects.toThrow('ENOENT')
  writeFileSync(file('later'), 'x')
  expect(isOpen(await handleOf(files, 'later'))).toBe(true)
  await files.forget(file('later'))
})
