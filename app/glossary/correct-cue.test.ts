import { expect, test } from 'vitest'
import { correctCue } from './correct-cue.ts'
import type { Entry } from './entries.ts'
import { prepareGlossary } from './glossary.ts'
import { ordinaryIn } from './ordinary-words.ts'
import { strangenessIn } from './strangeness.ts'

const person = (written: string): Entry => ({ kind: 'person', written, heard: [], isHere: true })
const term = (written: string, ...heard: string[]): Entry => ({ kind: 'term', written, heard, isHere: true })

/** What becomes of a line, every word of it heard as surely. */
function listen(text: string, entries: Entry[], { sure = 0.9, language = 'fr', own = [] as string[] } = {}) {
  const words = JSON.stringify(text.split(' ').map((word, at) => [at, at + 0.5, word, sure]))
  return correctCue(
    { text, words },
    {
      glossary: prepareGlossary(entries, language),
      strange: strangenessIn(ordinaryIn(language, new Set(own))),
      isRefused: () => false,
    },
  )
}
const textOf = (...given: Parameters<typeof listen>) => listen(...given).line.text

test('marks, elided articles and the possessive around a name stay', () => {
  const entries = [person('Ambre Fontvieux')]
  expect(textOf('« Ambre font vieux », dit-il.', entries)).toBe('« Ambre Fontvieux », dit-il.')
  expect(textOf('Le bureau d’ambre Fontvieux.', entries)).toBe('Le bureau d’Ambre Fontvieux.')
  expect(textOf("It is Ambre Fonvieux's.", entries, { language: 'en' })).toBe("It is Ambre Fontvieux's.")
})

test('a name is not put together over a comma', () => {
  expect(textOf('Avec Ambre, font vieux.', [person('Ambre Fontvieux')])).toBe('Avec Ambre, font vieux.')
})

test('each correction says which word of the written line it is', () => {
  const { line, corrections } = listen('Un H L M de Mérin, ici.', [term('HLM'), term('Meyrin')])
  expect(line.text).toBe('Un HLM de Meyrin, ici.')
  expect(corrections).toEqual([
    { word: 1, heard: 'H L M', written: 'HLM' },
    { word: 3, heard: 'Mérin,', written: 'Meyrin,' },
  ])
})

test('a dotted acronym loses its full stops, and the sentence keeps its own', () => {
  expect(textOf('Des H.L.M. là, un H.L.M.', [term('HLM')])).toBe('Des HLM là, un HLM.')
})

test('a term in small letters keeps its plural, and its capital at the start of a sentence', () => {
  const entries = [term('écoquartier')]
  expect(textOf('Éco-quartiers et éco-quartier.', entries)).toBe('Écoquartiers et écoquartier.')
  expect(textOf('Des écoquartiers.', entries)).toBe('Des écoquartiers.')
})

test('where two names sound the same, neither is taken', () => {
  const entries = [person('Anne Perrault'), person('Marc Perrot')]
  expect(textOf('Merci à madame Pérault.', entries)).toBe('Merci à madame Pérault.')
})

test('a family name after someone else’s given name is someone else’s', () => {
  expect(textOf('Le peintre Claude Monet.', [person('Sylvie Monnay')])).toBe('Le peintre Claude Monet.')
})

test('a word that was not heard surely is sooner taken for a term', () => {
  const entries = [term('Codha')]
  expect(textOf('La coda construit.', entries)).toBe('La coda construit.')
  expect(textOf('La coda construit.', entries, { sure: 0.4 })).toBe('La Codha construit.')
})

test('what is given as heard is always replaced, ordinary or not', () => {
  expect(textOf('La codeur construit.', [term('Codha', 'la codeur')])).toBe('Codha construit.')
})

test('a word that the recording says often is ordinary there', () => {
  const entries = [term('Rencar')]
  expect(textOf('On y va en renkar demain.', entries)).toBe('On y va en Rencar demain.')
  expect(textOf('On y va en renkar demain.', entries, { own: ['renkar'] })).toBe('On y va en renkar demain.')
})

test('in a language whose words are not known, only what is written nearly the same is corrected', () => {
  const entries = [person('Ambre Fontvieux'), term('Mauer'), term('HLM')]
  const language = 'de'
  const text = 'Der Maurer und Ambre Fontvieu sprechen über H L M.'
  expect(textOf(text, entries, { language })).toBe('Der Maurer und Ambre Fontvieux sprechen über HLM.')
})

test('another shape of an apostrophe is no correction', () => {
  const { corrections } = listen("As Maeve O'Donnell said.", [person('Maeve O’Donnell')], { language: 'en' })
  expect(corrections).toEqual([])
})

test('a line without times, and one that is far too long, are no trouble', () => {
  const ears = {
    glossary: prepareGlossary([person('Ambre Fontvieux')], 'fr'),
    strange: strangenessIn(ordinaryIn('fr')),
    isRefused: () => false,
  }
  expect(correctCue({ text: 'Merci, Ambre Fonvieux.', words: null }, ears).line).toEqual({
    text: 'Merci, Ambre Fontvieux.',
    words: null,
  })
  const long = { text: 'Ambre Fonvieux '.repeat(10_000), words: null }
  expect(correctCue(long, ears).line).toBe(long)
})
