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

const ORDINAL_FR =
  '(?:premi(?:er|ère)|deuxième|second|seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|derni(?:er|ère)|\\d+(?:e|ère|er|ème))'
const PART_FR =
  '(?:partie|chapitre|section|volet|point|thème|axe|étape|séquence|acte|module|sujet|question|leçon)'
const NUMBER_FR =
  '(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|premier|première|\\d+|[ivx]+)'
const ORDINAL_EN =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|\\d+(?:st|nd|rd|th))'
const PART_EN = '(?:part|chapter|section|point|topic|theme|step|act|module|lesson|question)'
const NUMBER_EN = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+|[ivx]+)'

/** By base code; announcements are known in the first five. */
export const languages = {
  fr: language(
    'français',
    'Introduction',
    new RegExp(
      `^(?:(?:et|alors|voici|passons à|nous passons à|commençons par) )?(?:(?:la|le|notre) )?(?:${ORDINAL_FR} ${PART_FR}|(?:partie|chapitre|section|acte|volet|axe|module) ${NUMBER_FR})\\b`,
      'iu',
    ),
    /^(?:introduction|conclusion|(?:pour|en) (?:conclure|conclusion|terminer|finir)|en guise de conclusion|passons (?:maintenant )?(?:à|au|aux)|venons-en|place (?:aux|maintenant)|première(?:ment)?,|deuxièmement|troisièmement|générique|débat|questions)\b/iu,
  ),
  en: language(
    'English',
    'Introduction',
    new RegExp(
      `^(?:(?:and|so|now|let's begin with|let us begin with|we come to) )?(?:(?:the|our) )?(?:${ORDINAL_EN} ${PART_EN}|(?:part|chapter|section|act|module) ${NUMBER_EN})\\b`,
      'iu',
    ),
    /^(?:introduction|conclusion|to conclude|in conclusion|to finish|finally, the|let's move on|let us move on|moving on|now to|firstly|secondly|thirdly|questions)\b/iu,
  ),
  de: language(
    'Deutsch',
    'Einleitung',
    /^(?:(?:der|das|die|unser) )?(?:(?:erste|zweite|dritte|vierte|fünfte|sechste|letzte)[rs]? (?:teil|kapitel|abschnitt|punkt|thema)|(?:teil|kapitel|abschnitt) (?:eins|zwei|drei|vier|fünf|sechs|\d+))(?![\p{L}\p{N}])/iu,
    /^(?:einleitung|zum schluss|abschließend|zum abschluss|kommen wir (?:nun |jetzt )?zu)(?![\p{L}\p{N}])/iu,
  ),
  it: language(
    'italiano',
    'Introduzione',
    /^(?:(?:la|il) )?(?:(?:prim|second|terz|quart|quint|sest|ultim)[ao] (?:parte|capitolo|sezione|punto|tema)|(?:parte|capitolo|sezione) (?:uno|due|tre|quattro|cinque|sei|\d+))(?![\p{L}\p{N}])/iu,
    /^(?:introduzione|per (?:concludere|finire)|in conclusione|passiamo (?:ora )?a)(?![\p{L}\p{N}])/iu,
  ),
  es: language(
    'español',
    'Introducción',
    /^(?:(?:la|el) )?(?:(?:primer|segund|tercer|cuart|quint|sext|últim)[ao]? (?:parte|capítulo|sección|punto|tema)|(?:parte|capítulo|sección) (?:uno|dos|tres|cuatro|cinco|seis|\d+))(?![\p{L}\p{N}])/iu,
    /^(?:introducción|para (?:concluir|terminar)|en conclusión|pasemos (?:ahora )?a)(?![\p{L}\p{N}])/iu,
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
