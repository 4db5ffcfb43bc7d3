import { expect, test } from 'vitest'
import { bindSpaces } from './bind-spaces.ts'

test('no line begins with a mark that belongs to the word before it', () => {
  expect(bindSpaces('Rêver : oui ? « Non » ! 40 %')).toBe(
    'Rêver\u00a0: oui\u00a0? «\u00a0Non\u00a0»\u00a0! 40\u00a0%',
  )
  expect(bindSpaces('« Quoi ?! »')).toBe('«\u00a0Quoi\u00a0?!\u00a0»')
  expect(bindSpaces('« Prête perceuse », « cherche œufs ».')).toBe(
    '«\u00a0Prête perceuse\u00a0», «\u00a0cherche œufs\u00a0».',
  )
})

test('other text stays as it is', () => {
  const text = 'A title: with; marks! un :smile: et 12:30'
  expect(bindSpaces(text)).toBe(text)
})
