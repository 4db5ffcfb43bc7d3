import { expect, test } from 'vitest'
import { splitPath } from './visitor.ts'

test('a prefix is a language only as a whole folder', () => {
  expect(splitPath('/en/shows/x')).toEqual({ prefix: 'en', path: '/shows/x' })
  expect(splitPath('/en')).toEqual({ prefix: 'en', path: '/' })
  expect(splitPath('/fr/')).toEqual({ prefix: 'fr', path: '/' })
  expect(splitPath('/english')).toEqual({ prefix: null, path: '/english' })
  expect(splitPath('/')).toEqual({ prefix: null, path: '/' })
})

test('what is left never names another host', () => {
  expect(splitPath('/fr//evil.example/x').path).toBe('/evil.example/x')
  expect(splitPath('/fr/\\evil.example').path).toBe('/evil.example')
})
