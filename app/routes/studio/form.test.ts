import { expect, test } from 'vitest'
import { toTyped } from '../../components/studio/form-state.ts'
import { readForm } from './form.ts'

const post = (fields: Record<string, string>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return readForm(asSent(body))
}

/** A browser says how long its form is; `Request` alone does not. */
const asSent = (body: FormData, length = '1000') =>
  new Request('http://localhost/', { method: 'POST', body, headers: { 'content-length': length } })

test('names with dots are lists of rows', async () => {
  const { fields } = await post({ title: 'Un', 'credits.0.name': 'Ada', 'credits.2.name': 'Éva', saves: '4' })
  expect(fields.title).toBe('Un')
  expect(fields.credits).toEqual([{ name: 'Ada' }, {}, { name: 'Éva' }])
})

test('what a form may not name is not in its fields', async () => {
  const { fields } = await post({
    __proto__: 'x',
    'a.b.c.d': 'x',
    'credits.99999.name': 'x',
    constructor: 'y',
  })
  expect(Object.keys(fields)).toEqual(['constructor'])
  expect(Object.getPrototypeOf(fields)).toBe(null)
})

test('lines end in one way', async () => {
  expect((await post({ summary: 'un\r\ndeux' })).typed.summary).toBe('un\ndeux')
})

test('structured values become fields and come back', async () => {
  const typed = toTyped({
    title: 'Un',
    explicit: true,
    number: null,
    credits: [{ name: 'Ada' }, { name: 'Éva' }],
  })
  expect(typed).toEqual({
    title: 'Un',
    explicit: 'on',
    number: '',
    'credits.0.name': 'Ada',
    'credits.1.name': 'Éva',
  })
  expect((await post(typed)).fields.credits).toEqual([{ name: 'Ada' }, { name: 'Éva' }])
})

test('a form that is too long, or does not say how long it is, is not read into memory', async () => {
  const form = () => {
    const body = new FormData()
    body.append('title', 'Un')
    return body
  }
  const status = (request: Request) =>
    readForm(request).then(
      () => 200,
      (refusal: Response) => refusal.status,
    )
  expect(await status(asSent(form()))).toBe(200)
  expect(await status(asSent(form(), '50000001'))).toBe(413)
  expect(await status(new Request('http://localhost/', { method: 'POST', body: form() }))).toBe(413)
})

test('an empty file is told from a field that was left empty', async () => {
  const body = new FormData()
  body.append('file', new File([], 'rien.srt'))
  body.append('cover', new File([], ''))
  const { files } = await readForm(asSent(body))
  expect([...files.keys()]).toEqual(['file'])
})
