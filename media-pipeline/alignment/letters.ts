/**
 * The sounds of a written word, roughly: enough to know how long it takes to say and where it hisses, hums or stops.
 * Each letter of the answer is one sound of `align-sounds.ts`. No dictionary: rules that hold for most words, the first
 * that fits from the left wins.
 */
import { baseLanguage } from '../languages.ts'

/** Longer words are cut: nobody says them. */
const LONGEST = 60

/** The sounds of a word of a text, with its apostrophes, hyphens and marks; never none. */
export function soundsOf(word: string, language: string): string {
  const rules = RULES[baseLanguage(language)] ?? OTHER
  const text = word.slice(0, LONGEST).normalize(rules === OTHER ? 'NFD' : 'NFC')
  const parts = text.match(/\p{N}+|\p{L}[\p{L}\p{M}]*/gu) ?? []
  return parts.map((part) => soundsOfPart(part, rules)).join('') || '?'
}

function soundsOfPart(part: string, rules: Rules): string {
  // `12`, `000`: about a syllable for each digit; which one, the sound must say.
  if (/\p{N}/u.test(part)) return '??'.repeat(part.length)
  // `SNCF`: said letter by letter.
  if (/^\p{Lu}{2,}$/u.test(part) && !/[AEIOUYÀÉÈ]/.test(part)) return 'c?'.repeat(part.length)
  return spell(part.toLowerCase().replaceAll(ACCENT, ''), rules)
}

/** Those that stand alone after the normalisation, because the rules do without them. */
const ACCENT = /\p{M}/gu

type Rules = [RegExp, string][]

function spell(word: string, rules: Rules): string {
  let sounds = ''
  for (let at = 0; at < word.length; ) {
    const fit = rules.find(([letters]) => {
      letters.lastIndex = at
      return letters.test(word)
    })
    sounds += fit?.[1] ?? '?'
    at = fit ? Math.max(fit[0].lastIndex, at + 1) : at + 1
  }
  return sounds
}

/** `letters sounds` pairs, one rule a line; a rule with no sounds is mute. */
function rulesOf(text: string): Rules {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([letters, sounds = '']) => [new RegExp(letters!, 'y'), sounds])
}

const FRENCH = rulesOf(`
  (?<=^.{0,2}[bcdfgjlmnpqrstv])e$  @
  (?<=^[cdlmst])es$  e
  ^est$  e
  ^et$  e
  ^c$  s
  (?<=[bcdfglmnpqrstv])ement  @mN
  ment$  mN
  (?<=.[bcdfglmnprstv])ent$  @
  (?<=..)(?:er|ez|et)$  e
  (?<=.)es?$
  (?<=i)l$  l
  (?<=.)(?:ds|ts|ps|cs|[stdxzp])$
  eaux?|aux?  o
  eu|œu|oeu  e
  o[uùû](?=[aeiéèê])  w
  o[uùû]  o
  oin  wN
  o[iîy]  wa
  (?<=s)tion  ctwN
  tion  sjN
  ien(?![aeiouyéèn])  jN
  (?<=[aeou])ill?(?:$|(?=[aeéè]))  j
  (?<=^[mv])ill  il
  ill  ij
  (?:an|am|en|em|in|im|ain|aim|ein|yn|ym|un|um|on|om)(?![aeiouyéèêëâîôûnmh])  N
  a[iî]|e[iî]|ay|ey  e
  [éèêë]  e
  e(?=[bcdfgjklmnpqrstvxz]{2}|[lrcf]$)  e
  e  @
  gn  m
  gu(?=[eiéè])|gg?(?![eiyéè])  b
  ge(?=[aou])|g|j  z
  ch|sch|sh  s
  cc(?=[ei])  cts
  sc(?=[eiyéè])|ss|ç|c(?=[eiyéèêî])  s
  ck|qu|c+|q|k+  ct
  (?<=[aeiouyéèê])s(?=[aeiouyéèê])  z
  s  s
  ph|ff?  f
  t?th|tt?|pp?  ct
  bb?|dd?  b
  [vw]  v
  mm?|nn?  m
  ll?  l
  rr?  r
  x  cts
  z  z
  h
  [iuy](?=[aeiouéèêà])  j
  [iîïyuûü]  i
  [aàâ]  a
  [oôœ]  o
`)

const ENGLISH = rulesOf(`
  (?<=^[^aeiouy]{1,2})e$  i
  ^the$  v@
  ^a$  @
  ^of$  ov
  ^one  wam
  ^th(?=e|is|at|o[su])  v
  [tsc]i(?:on|an)  s@m
  tch|ch  cs
  sh  s
  th  f
  ph  f
  igh  aj
  ough|augh  o
  gh
  ^wr  r
  ^kn  m
  wh|w(?=[aeiouy])  w
  qu  ctw
  (?<=[td])ed$  @b
  (?<=.)ed$  b
  (?<=[aeiouy][bcdfgklmnprstvz]+)e(?=$|s$|ly$|ments?$)
  ck|c(?![eiyh])|k|q  ct
  c  s
  dg(?=e)|j  bz
  gg?|dd?|bb?  b
  x  cts
  ss  s
  (?<=[aeiouy])s(?=[aeiouy])|(?<=[aeiouybdgvlmnrw])s$  z
  s  s
  z+  z
  ff?  f
  v  v
  tt?|pp?  ct
  mm?|nn?  m
  ll?  l
  rr?  r
  h  h
  ee|ea|ie(?=.)|ey$  i
  oo|ou|ew|ue|ui  o
  ai|ay|ei  ej
  oi|oy  oj
  ow|oa|au|aw  o
  [eiu](?=r)  @
  a(?=[bcdfgklmnprstvz]e|tion)  ej
  i(?=[bcdfgklmnprstvz]e)  aj
  ^y  j
  y$|i  i
  y  i
  e(?=[nlr]$)  @
  e  e
  a  a
  u  a
  o  o
`)

/** Languages that write much as they speak, without accents: Latin, Greek and Cyrillic letters. */
const OTHER = rulesOf(`
  sch|sh|ch  s
  [sßшщчцсσςξψ]+  s
  [zжзζ]  z
  qu|[ckqκкπптτtp]+  ct
  [bdgjбдгγδ]+  b
  ff?|ph|[xфхφχθ]  f
  [vwвβ]  v
  [mnмнμν]+  m
  [lлλ]+  l
  [rрρ]+  r
  h  h
  [aаяα]  a
  [eæеэε]  e
  [iyийыιηυ]  i
  [ouøоуюοω]  o
  [ъь]
`)

const RULES: Record<string, Rules> = { fr: FRENCH, en: ENGLISH }
