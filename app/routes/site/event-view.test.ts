import { expect, test } from 'vitest'
import { isOver, toPerson, toRegistration } from './event-view.ts'

test('an event is over when its end has passed, as exactly as it is known', () => {
  const over = (
    startsAt: string | null,
    precision: 'month' | 'day' | 'half-day' | 'minute',
    now: string,
    endsAt: string | null = null,
  ) => isOver({ startsAt, endsAt, precision }, now)
  const at = '2026-06-10T16:00:00.000Z'
  expect(over(at, 'minute', '2026-06-10T15:59:59.000Z')).toBe(false)
  expect(over(at, 'minute', '2026-06-10T16:00:00.000Z')).toBe(true)
  expect(over(at, 'minute', '2026-06-10T17:00:00.000Z', '2026-06-10T18:00:00.000Z')).toBe(false)
  expect(over('2026-06-09T22:00:00.000Z', 'day', '2026-06-10T20:00:00.000Z')).toBe(false)
  expect(over('2026-06-09T22:00:00.000Z', 'day', '2026-06-10T22:00:00.000Z')).toBe(true)
  expect(over('2026-06-01T00:00:00.000Z', 'month', '2026-06-20T00:00:00.000Z')).toBe(false)
  expect(over('2026-06-01T00:00:00.000Z', 'month', '2026-07-02T00:00:00.000Z')).toBe(true)
  expect(over(null, 'minute', '2026-06-10T16:00:00.000Z')).toBe(true)
})

test('a registration says where its link leads, and only web addresses are links', () => {
  const to = (registrationUrl: string | null, registration: 'full' | null = null) =>
    toRegistration({ registration, registrationUrl })
  expect(to('https://www.helloasso.com/evenement/9')).toEqual({
    state: 'open',
    url: 'https://www.helloasso.com/evenement/9',
    host: 'helloasso.com',
  })
  expect(to('javascript:alert(1)')).toBeNull()
  expect(to('https://[', 'full')).toEqual({ state: 'full', url: null, host: null })
  expect(to(null)).toBeNull()
})

test('a person and an organisation lead to their pages, a representative without a name leads nowhere', () => {
  const organisation = { slug: 'ville', name: 'Ville de Brézin', acronym: 'VB' }
  const base = { role: 'speaker' as const, title: null, affiliation: null, person: null, photo: null }
  expect(toPerson({ ...base, name: 'Ada', person: 'ada', organisation })).toMatchObject({
    path: '/people/ada',
    affiliation: 'Ville de Brézin',
    affiliationPath: '/organisations/ville',
  })
  expect(toPerson({ ...base, name: 'VB', organisation })).toMatchObject({
    path: '/organisations/ville',
    affiliation: null,
    affiliationPath: null,
  })
  expect(
    toPerson({ ...base, name: 'Une représentante', affiliation: 'Commune de Brézin', organisation }),
  ).toMatchObject({ path: null, affiliation: 'Commune de Brézin', affiliationPath: '/organisations/ville' })
  expect(toPerson({ ...base, name: 'Ada', organisation: null })).toMatchObject({
    path: null,
    affiliationPath: null,
  })
})
