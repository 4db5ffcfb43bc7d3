import { expect, test } from 'vitest'
import { DEEDS, mayDo, type Who } from './may-do.ts'

const who = (role: Who['role'], showIds: number[] = []): Who => ({ id: 1, role, showIds })

test('nobody does nothing', () => {
  for (const deed of DEEDS) expect(mayDo(null, deed, 1)).toBe(false)
})

test('each role may do what the one before may, and more', () => {
  const counts = (['reviewer', 'contributor', 'editor', 'admin'] as const).map(
    (role) => DEEDS.filter((deed) => mayDo(who(role), deed, 7)).length,
  )
  expect(counts).toEqual([2, 3, 5, 6])
})

test('a contributor prepares and does not publish', () => {
  expect(mayDo(who('contributor'), 'edit', 7)).toBe(true)
  expect(mayDo(who('contributor'), 'publish', 7)).toBe(false)
})

test('someone who works on one show leaves the others alone', () => {
  expect(mayDo(who('editor', [7]), 'publish', 7)).toBe(true)
  expect(mayDo(who('editor', [7]), 'publish', 8)).toBe(false)
  expect(mayDo(who('editor', [7]), 'add-show')).toBe(false)
  expect(mayDo(who('editor', [7]), 'edit')).toBe(true)
  expect(mayDo(who('editor', [7]), 'publish')).toBe(false)
})
