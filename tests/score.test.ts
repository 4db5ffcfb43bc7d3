import { expect, test } from 'vitest'
import { quantile, wordStartErrors } from './support/score.ts'

const words = (text: string, from = 0) =>
  text.split(' ').map((one, index) => ({ start: from + index, text: one }))

test('a word counts where it was heard as itself, marks and case aside', () => {
  const said = words('Merci à vous, et à bientôt.')
  expect(wordStartErrors(said, words('merci à vous et à bientôt', 0.5))).toEqual(Array(6).fill(0.5))
  expect(wordStartErrors(said, words('merci à nous et à bientôt'))).toHaveLength(5)
})

test('a word that is missing or too much shifts none of the others', () => {
  const said = words('la santé et la ville et la vie')
  const missing = said.filter((_, index) => index !== 3)
  expect(wordStartErrors(said, missing)).toEqual(Array(7).fill(0))
  expect(wordStartErrors(missing, said)).toEqual(Array(7).fill(0))
})

test('errors come in ascending order, and a share of them is at most its quantile', () => {
  const heard = words('un deux trois quatre').map(({ start, text }) => ({ start: start * 1.5, text }))
  const errors = wordStartErrors(words('un deux trois quatre'), heard)
  expect(errors).toEqual([0, 0.5, 1, 1.5])
  expect([0.25, 0.5, 0.9, 1].map((share) => quantile(errors, share))).toEqual([0, 0.5, 1.5, 1.5])
})
