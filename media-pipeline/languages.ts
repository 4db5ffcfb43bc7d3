/** What the pipeline knows of languages: which the recogniser hears, and how a speaker announces a part in them. */

export interface Language {
  /** The language's own name. */
  name: string
  /** Title of a first chapter that nobody announced. */
  introduction: string
  /** A sentence that begins so announces a part, with or without a pause before it. */
  announces: RegExp | null
  /** A sentence that begins so announces a part when a pause goes before it. */
  announcesAfterPause: RegExp | null
}

const language = (
  name: string,
  introduction: string,
  announces: RegExp | null = null,
  announcesAfterPause: RegExp | null = null,
): Language => ({ name, introduction, announces, announcesAfterPause })

/** A sentence's beginning, up to the end of a word. */
const begins = (...ways: string[]) => new RegExp(`^(?:${ways.join('|')})(?![\\p{L}\\p{N}])`, 'iu')

const FR = {
  ordinal:
    '(?:premi(?:er|ère)|deuxième|seconde?|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|derni(?:er|ère)|\\d+(?:e|er|ère|ème))',
  part: '(?:partie|chapitre|section|volet|axe|acte|séquence|module|leçon)',
  matter: '(?:point|thème|étape|sujet|question)',
  number: '(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|premier|première|\\d+|[ivx]+)',
}
const EN = {
  ordinal:
    '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|\\d+(?:st|nd|rd|th))',
  part: '(?:part|chapter|section|act|module|lesson)',
  matter: '(?:point|topic|theme|step|question)',
  number: '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+|[ivx]+)',
}

/** By base code; announcements are known in the first five. */
export const languages = {
  fr: language(
    'français',
    'Introduction',
    begins(`${FR.ordinal} ${FR.part}`, `${FR.part} ${FR.number}`),
    begins(
      `(?:(?:et|alors|bon|donc|voici),? )?(?:(?:la|le|notre|ma|mon) )?${FR.ordinal} (?:${FR.part}|${FR.matter})`,
      'introduction|conclusion|débat|questions du public',
      '(?:pour|en guise de|en) (?:conclure|conclusion|terminer|finir|commencer)',
      "(?:nous )?(?:passons|arrivons) (?:maintenant )?(?:à|au|aux)|venons-en|j'en viens|commençons par",
      'place (?:maintenant )?(?:à|au|aux)',
      'premièrement|deuxièmement|troisièmement|quatrièmement',
    ),
  ),
  en: language(
    'English',
    'Introduction',
    begins(`${EN.ordinal} ${EN.part}`, `${EN.part} ${EN.number}`),
    begins(
      `(?:(?:and|so|now),? )?(?:(?:the|our|my) )?${EN.ordinal} (?:${EN.part}|${EN.matter})`,
      'introduction|conclusion|to conclude|in conclusion|to finish|to begin with',
      "let(?:'s| us) (?:move on|begin with|turn to)|moving on|we (?:come|turn) to|now to",
      'firstly|secondly|thirdly|questions from the audience',
    ),
  ),
  de: language(
    'Deutsch',
    'Einleitung',
    begins(
      '(?:(?:und|nun|also) )?(?:(?:der|das|die|unser) )?(?:erste|zweite|dritte|vierte|fünfte|sechste|letzte)[rs]? (?:teil|kapitel|abschnitt|punkt|thema)',
      '(?:teil|kapitel|abschnitt) (?:eins|zwei|drei|vier|fünf|sechs|\\d+)',
    ),
    begins(
      'einleitung|zum schluss|abschließend|abschliessend|zum abschluss|kommen wir (?:nun |jetzt )?zu[mr]?',
    ),
  ),
  it: language(
    'italiano',
    'Introduzione',
    begins(
      '(?:(?:la|il) )?(?:prim|second|terz|quart|quint|sest|ultim)[ao] (?:parte|capitolo|sezione|punto|tema)',
      '(?:parte|capitolo|sezione) (?:uno|due|tre|quattro|cinque|sei|\\d+)',
    ),
    begins('introduzione|per (?:concludere|finire)|in conclusione|passiamo (?:ora )?a'),
  ),
  es: language(
    'español',
    'Introducción',
    begins(
      '(?:(?:la|el) )?(?:primera?|segund[ao]|tercera?|cuart[ao]|quint[ao]|sext[ao]|últim[ao]) (?:parte|capítulo|sección|punto|tema)',
      '(?:parte|capítulo|sección) (?:uno|dos|tres|cuatro|cinco|seis|\\d+)',
    ),
    begins('introducción|para (?:concluir|terminar)|en conclusión|pasemos (?:ahora )?a'),
  ),
  pt: language('português', 'Introdução'),
  nl: language('Nederlands', 'Inleiding'),
  ca: language('català', 'Introducció'),
  pl: language('polski', 'Wstęp'),
  uk: language('українська', 'Вступ'),
  ru: language('русский', 'Введение'),
  tr: language('Türkçe', 'Giriş'),
  ar: language('العربية', 'مقدمة'),
  fa: language('فارسی', 'مقدمه'),
  zh: language('中文', '引言'),
  ja: language('日本語', 'はじめに'),
} satisfies Record<string, Language>

/** What the engines of whisper.cpp accept after `-l` (its `g_lang`); another code makes them end without a word. */
const HEARD =
  'en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su'
const heard = new Set(HEARD.split(' '))

/** `fr-CH` → `fr`. */
export function baseLanguage(tag: string): string {
  return tag.split('-')[0]!.toLowerCase()
}

/** Whether the recogniser knows the language of a BCP 47 tag; `auto` and Romansh (`rm`) it does not. */
export function canHear(tag: string): boolean {
  return heard.has(baseLanguage(tag))
}

/** What is known of a language; null where nothing is. */
export function aboutLanguage(tag: string): Language | null {
  return (languages as Record<string, Language>)[baseLanguage(tag)] ?? null
}
