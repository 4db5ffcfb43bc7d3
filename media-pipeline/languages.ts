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
  /** A sentence that begins so goes on with what was said just before. */
  leans: RegExp | null
  /** A sentence that begins so takes something up again that was spoken of before: with that, speakers lead over to another subject. */
  resumes: RegExp | null
  /** Words of four letters or more that name nothing: a title needs others. */
  empty: RegExp | null
  /** Words before a noun: what follows them can stand alone as a title. */
  articles: RegExp | null
}

const language = (name: string, introduction: string, spoken: Partial<Language> = {}): Language => ({
  ...{ name, introduction, announces: null, announcesAfterPause: null },
  ...{ leans: null, resumes: null, empty: null, articles: null },
  ...spoken,
})

/** A sentence's beginning, up to the end of a word. */
const begins = (...ways: string[]) => new RegExp(`^(?:${ways.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
/** A whole word. */
const words = (list: string) => new RegExp(`^(?:${list.replaceAll(' ', '|')})$`, 'u')

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

/** By base code; how people announce and turn is known in the first five. */
export const languages = {
  fr: language('français', 'Introduction', {
    announces: begins(`${FR.ordinal} ${FR.part}`, `${FR.part} ${FR.number}`),
    announcesAfterPause: begins(
      `(?:(?:et|alors|bon|donc|voici),? )?(?:(?:la|le|notre|ma|mon) )?${FR.ordinal} (?:${FR.part}|${FR.matter})`,
      `dans un ${FR.ordinal} temps`,
      'introduction|conclusion|débat|questions du public',
      '(?:pour|en guise de|en) (?:conclure|conclusion|terminer|finir|commencer)',
      "(?:nous )?(?:passons|arrivons) (?:maintenant )?(?:à|au|aux)|venons-en|j'en viens|commençons par",
      '(?:parlons|abordons) maintenant',
      'place (?:maintenant )?(?:à|au|aux)',
      'premièrement|deuxièmement|troisièmement|quatrièmement',
    ),
    leans: begins(
      "et|mais|ou|où|car|puis|ni|il|elle|ils|elles|ça|cela|ceci|celui|celle|celles|ceux|c'|c'est|c'était|ce (?:n'|qui|que|sont|sera)",
      "parce|puisque|y|en|lui|leur|même|surtout|ainsi|aussi|d'ailleurs|là|l'une?|les unes?|qu(?:e|i|'il|'elle)|dont|sans (?:elle|lui|ça|cela)",
    ),
    resumes: begins(
      "(?:(?:dans|sur|de|à|avec|pour|pendant|après|avant|depuis|par|chez|sous|vers|derrière) )?(?:ce|cet|cette|ces)(?! (?:qui|que|qu'|dont|n'|sont|sera|soir|matin|jour|fois))",
    ),
    empty: words(
      'alors donc voilà bien bonjour bonsoir merci beaucoup c’est cest cette cela celui celle ceux cela avec sans pour dans dont mais aussi très tout toute tous toutes être avoir faire fait était étaient avait avaient sont suis êtes sommes nous vous elle elles leur leurs notre votre quoi quand comme même plus moins puis ensuite enfin maintenant ainsi parce encore toujours jamais rien chose choses peut peux veux vais aller accord effet voici oui euh hein bref',
    ),
    articles: words(
      'le la les l un une des du d de au aux ce cet cette ces mon ma mes son sa ses notre nos votre vos leur leurs chaque',
    ),
  }),
  en: language('English', 'Introduction', {
    announces: begins(`${EN.ordinal} ${EN.part}`, `${EN.part} ${EN.number}`),
    announcesAfterPause: begins(
      `(?:(?:and|so|now),? )?(?:(?:the|our|my) )?${EN.ordinal} (?:${EN.part}|${EN.matter})`,
      'introduction|conclusion|to conclude|in conclusion|to finish|to begin with|to sum up',
      "let(?:'s| us) (?:move on|begin with|turn to)|moving on|we (?:come|turn) to|now to",
      'firstly|secondly|thirdly|questions from the audience',
    ),
    leans: begins(
      "and|but|or|because|it|it's|he|she|they|that|that's|this|these|those|which|who|whose|then|also|even|there|so that|his|her|their|its|otherwise|instead",
    ),
    empty: words(
      'well okay right then than that this these those they them their there here what when where which with from have were been being will would could should about just like really very much more most some thing things know think going want said says thank thanks hello good also into over because yeah sure',
    ),
    articles: words('the a an my our your his her its their this these each every'),
  }),
  de: language('Deutsch', 'Einleitung', {
    announces: begins(
      '(?:(?:und|nun|also) )?(?:(?:der|das|die|unser) )?(?:erste|zweite|dritte|vierte|fünfte|sechste|letzte)[rs]? (?:teil|kapitel|abschnitt|punkt|thema)',
      '(?:teil|kapitel|abschnitt) (?:eins|zwei|drei|vier|fünf|sechs|\\d+)',
    ),
    announcesAfterPause: begins(
      'einleitung|zum schluss|abschließend|abschliessend|zum abschluss|kommen wir (?:nun |jetzt )?zu[mr]?',
    ),
    leans: begins('und|aber|oder|denn|weil|er|sie|es|das|dies|dieser|diese|dann|auch|dort|deshalb|sein|ihr'),
    articles: words('der die das den dem des ein eine einen einem einer unser unsere jede jeder'),
  }),
  it: language('italiano', 'Introduzione', {
    announces: begins(
      '(?:(?:la|il) )?(?:prim|second|terz|quart|quint|sest|ultim)[ao] (?:parte|capitolo|sezione|punto|tema)',
      '(?:parte|capitolo|sezione) (?:uno|due|tre|quattro|cinque|sei|\\d+)',
    ),
    announcesAfterPause: begins('introduzione|per (?:concludere|finire)|in conclusione|passiamo (?:ora )?a'),
    leans: begins("e|ma|o|perché|lui|lei|loro|questo|questa|quello|quella|che|anche|poi|c'è|così|quindi"),
    articles: words('il lo la i gli le l un uno una del della dei delle al alla nostro nostra ogni'),
  }),
  es: language('español', 'Introducción', {
    announces: begins(
      '(?:(?:la|el) )?(?:primera?|segund[ao]|tercera?|cuart[ao]|quint[ao]|sext[ao]|últim[ao]) (?:parte|capítulo|sección|punto|tema)',
      '(?:parte|capítulo|sección) (?:uno|dos|tres|cuatro|cinco|seis|\\d+)',
    ),
    announcesAfterPause: begins('introducción|para (?:concluir|terminar)|en conclusión|pasemos (?:ahora )?a'),
    leans: begins('y|pero|o|porque|él|ella|ellos|ellas|esto|eso|este|esta|que|también|luego|así|además'),
    articles: words('el la los las un una unos unas del al nuestro nuestra cada'),
  }),
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
