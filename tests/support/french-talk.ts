/** Plain French sentences of the words that the small model can write. The same seed says the same. */

/** How a talk is made. */
export interface Talk {
  /** How many parts; ten at most, for there are ten topics. */
  parts: number
  /** Whether each part's first sentence says that it begins, and of what it is. */
  announced: boolean
  seed: number
}

/** What is said in one part, counted from 0: for ever, so the caller stops. */
export function* sentencesOf(part: number, { parts, announced, seed }: Talk): Generator<string> {
  const topic = TOPICS[part % TOPICS.length]!
  const chance = chanceFrom(seed * 1_000 + part)
  const pick = (list: readonly string[]) => list[Math.floor(chance() * list.length)]!
  if (announced) yield `${titleOf(part, parts)}.`
  for (;;) yield toSentence(pick(PATTERNS), topic, pick)
}

/** As it is announced: « Deuxième partie, la santé et le logement ». Beyond five parts the model knows no ordinals. */
export function titleOf(part: number, parts: number): string {
  const { title } = TOPICS[part % TOPICS.length]!
  if (parts > ORDINALS.length) return `Chapitre ${NUMBERS[part]}, ${title}`
  return `${part > 0 && part === parts - 1 ? 'Dernière' : ORDINALS[part]} partie, ${title}`
}

/** What is said before the first part. */
export const WELCOME = [
  'Bonjour et bienvenue à la conférence de la semaine.',
  "Aujourd'hui, nous parlons de la ville et du quartier.",
  'Merci beaucoup à nos partenaires et à nos bénévoles.',
]

/** Numbers from 0 to 1, always the same ones for a seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const ORDINALS = ['Première', 'Deuxième', 'Troisième', 'Quatrième', 'Dernière']
const NUMBERS = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']

interface Topic {
  title: string
  /** In the singular: it does something. */
  one: string[]
  /** What is made, shared or understood. */
  thing: string[]
  /** In the plural. */
  people: string[]
}

const TOPICS: readonly Topic[] = [
  {
    title: "l'innovation sociale",
    one: ["l'innovation sociale", 'cette idée', 'notre équipe'],
    thing: ['une nouvelle idée', 'une action collective', 'des solutions'],
    people: ['les habitants', 'nos bénévoles'],
  },
  {
    title: "l'insertion professionnelle",
    one: ["l'insertion professionnelle", 'cette formation', "l'entreprise"],
    thing: ['une formation professionnelle', 'un emploi', 'un revenu'],
    people: ['les jeunes', 'les hommes'],
  },
  {
    title: 'la transition écologique',
    one: ['la transition écologique', 'notre planète', 'la nature'],
    thing: ["l'énergie", 'une économie durable', 'une maison écologique'],
    people: ['les citoyens', 'les enfants'],
  },
  {
    title: 'la fracture numérique',
    one: ['le numérique', 'notre réseau', 'la recherche'],
    thing: ['des outils', 'un réseau utile', 'une méthode simple'],
    people: ['les personnes', 'les familles'],
  },
  {
    title: "le pouvoir d'agir",
    one: ["le pouvoir d'agir", 'la confiance', 'la démocratie'],
    thing: ['un droit', 'un débat public', 'une démocratie ouverte'],
    people: ['les citoyens', 'les femmes'],
  },
  {
    title: "l'école et la culture",
    one: ["l'école", 'la culture', 'cette journée'],
    thing: ['une école ouverte', 'une culture locale', 'un exemple'],
    people: ['les enfants', 'les jeunes'],
  },
  {
    title: 'la santé et le logement',
    one: ['la santé', 'le logement', 'notre commune'],
    thing: ['un logement durable', 'une maison', 'un service de santé'],
    people: ['les familles', 'les femmes'],
  },
  {
    title: 'la solidarité du quartier',
    one: ['la solidarité', 'le quartier', "l'association"],
    thing: ['un lien', 'une rencontre', 'un soutien'],
    people: ['les habitants', 'nos partenaires'],
  },
  {
    title: "l'avenir du travail",
    one: ['le travail', "l'avenir", 'le changement'],
    thing: ['un travail utile', 'une entreprise solidaire', 'un changement'],
    people: ['les hommes', 'les acteurs'],
  },
  {
    title: 'la politique locale',
    one: ['la politique', 'la région', 'le territoire'],
    thing: ['un programme public', 'une politique sociale', 'une réponse'],
    people: ['les acteurs', 'les citoyens'],
  },
]

/** Each word in capitals is drawn from the topic or the lists below. */
const PATTERNS = [
  'ONE propose THING PLACE',
  'ONE permet de MAKE THING',
  'ONE aide PEOPLE PLACE',
  'OPENING, PEOPLE veulent MAKE THING',
  'PEOPLE peuvent MAKE THING PLACE',
  'PEOPLE doivent ACT avec nos partenaires',
  'Nous voulons MAKE THING PLACE',
  'Nous devons MAKE THING, et ONE aide PEOPLE',
  'OPENING, nous pouvons MAKE THING',
  'Il faut MAKE THING pour PEOPLE',
  'Comment MAKE THING avec PEOPLE ?',
  'Pourquoi faut-il MAKE THING ?',
  'En MONTH, ONE propose THING',
  'En MONTH, PEOPLE veulent ACT PLACE',
  'ONE est un lien pour PEOPLE',
]

const WORDS = {
  MAKE: ['construire', 'créer', 'partager', 'comprendre'],
  ACT: ['agir', 'participer', 'apprendre', 'travailler'],
  PLACE: ['dans la région', 'dans notre ville', 'avec la commune', 'pour demain', 'avec vous'],
  MONTH: ['janvier', 'mars', 'avril', 'juin', 'septembre', 'octobre', 'novembre'],
  OPENING: ['Ainsi', "Aujourd'hui", 'Maintenant', 'Cependant', 'Oui', 'Alors'],
}

function toSentence(pattern: string, topic: Topic, pick: (list: readonly string[]) => string): string {
  const lists: Record<string, readonly string[]> = {
    ...WORDS,
    ONE: topic.one,
    THING: topic.thing,
    PEOPLE: topic.people,
  }
  const text = pattern.replaceAll(/[A-Z]{3,}/g, (name) => pick(lists[name]!))
  const sentence = text[0]!.toUpperCase() + text.slice(1)
  return sentence.endsWith('?') ? sentence : `${sentence}.`
}
