import { expect, test } from 'vitest'
import type { Who } from './may-do.ts'
import { mayMove } from './may-move.ts'

const who = (role: Who['role'], ...showIds: number[]): Who => ({ id: 1, role, showIds })
const draft = { visibility: 'draft', showId: 1 } as const
const seen = { visibility: 'public', showId: 1 } as const

test('a draft goes to any show that its writer may edit', () => {
  expect(mayMove(who('contributor', 1, 2), draft, 2)).toBe(true)
  expect(mayMove(who('contributor', 1), draft, null)).toBe(true)
  expect(mayMove(who('contributor', 1), draft, 3)).toBe(false)
})

test('what readers see goes only where its writer may publish', () => {
  expect(mayMove(who('contributor'), seen, 2)).toBe(false)
  expect(mayMove(who('contributor', 1), seen, null)).toBe(false)
  expect(mayMove(who('editor', 1), seen, null)).toBe(false)
  expect(mayMove(who('editor', 1), { ...seen, visibility: 'scheduled' }, null)).toBe(false)
  expect(mayMove(who('editor', 1, 2), seen, 2)).toBe(true)
  expect(mayMove(who('editor'), seen, null)).toBe(true)
})

test('what stays where it is may be edited', () => {
  expect(mayMove(who('contributor'), seen, 1)).toBe(true)
})
