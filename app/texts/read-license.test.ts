import { expect, test } from 'vitest'
import { readLicense } from './read-license.ts'

test('a licence of Creative Commons says its terms and leads to them', () => {
  expect(readLicense('CC-BY-NC-SA-4.0', null)).toEqual({
    name: 'CC BY-NC-SA 4.0',
    url: 'https://creativecommons.org/licenses/by-nc-sa/4.0/',
    reserved: false,
  })
  expect(readLicense('CC0-1.0', null)?.url).toBe('https://creativecommons.org/publicdomain/zero/1.0/')
  expect(readLicense('cc-by-4.0', null)?.name).toBe('CC BY 4.0')
})

test('another one is what it is called', () => {
  const own = { name: 'Licence ouverte 2.0', url: 'https://example.org/licence', reserved: false }
  expect(readLicense(own.name, own.url)).toEqual(own)
  expect(readLicense('MIT', null)).toEqual({ name: 'MIT', url: null, reserved: false })
  expect(readLicense('ARR', null)).toEqual({ name: 'ARR', url: null, reserved: true })
})

test('none is none', () => {
  expect(readLicense(null, null)).toBeNull()
})
