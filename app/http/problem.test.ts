import { expect, test } from 'vitest'
import { Problem, toResponse } from './problem.ts'

test('a problem becomes an answer that tells its code, keeps its cause to itself and stays in no cache', async () => {
  const problem = new Problem('missing', { cause: new Error('secret') })
  expect(problem.cause).toBeInstanceOf(Error)
  const answer = toResponse(problem)
  expect(answer.status).toBe(404)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.text()).toBe('missing\n')
})
