/** Which form of a text a client takes, by its Accept-Encoding (RFC 9110 section 12.5.3). */
export type Encoding = 'br' | 'gzip' | 'identity'

/** The smallest first: where a client likes two as much, it gets the smaller one. */
const BY_SIZE = ['br', 'gzip'] as const
const MOST_REMEMBERED = 200
/** Browsers and podcast apps say the same few things. */
const remembered = new Map<string, Encoding>()

/** Without the header: as it is. */
export function chooseEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const known = remembered.get(header)
  if (known) return known
  const chosen = choose(header)
  if (remembered.size < MOST_REMEMBERED && header.length < MOST_REMEMBERED) remembered.set(header, chosen)
  return chosen
}

function choose(header: string): Encoding {
  const weights = new Map(header.toLowerCase().split(',').map(parseChoice))
  const weightOf = (coding: Encoding) =>
    weights.get(coding) ?? (coding === 'gzip' ? weights.get('x-gzip') : undefined) ?? weights.get('*') ?? 0
  // What is refused in words (`identity;q=0`) is given all the same where nothing else is taken: better than no answer.
  const asItIs = weights.get('identity') ?? 0
  const taken = BY_SIZE.filter((coding) => weightOf(coding) > 0 && weightOf(coding) >= asItIs)
  return taken.toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? 'identity'
}

/** `gzip;q=0.5` → `['gzip', 0.5]`; no weight is 1, a weight that is no number is 0. */
function parseChoice(choice: string): [string, number] {
  const [coding, ...parameters] = choice.split(';').map((part) => part.trim())
  const weight = parameters.find((part) => part.startsWith('q='))?.slice(2)
  return [coding!, weight === undefined ? 1 : Number(weight) || 0]
}
