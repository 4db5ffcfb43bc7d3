/** Colours of drawn pictures: those of the organisation, or a set that stays the same for a name. Text keeps 4.5:1 on its ground. */

export interface Colours {
  ground: string
  /** Of words on the ground. */
  text: string
  /** Of the small line on the ground. */
  quiet: string
  accent: string
  /** The ground, further from the words and nearer to them. */
  deep: string
  tint: string
}

const PAPER = '#fbf8f3'
const INK = '#201c1a'
const READABLE = 4.5
/** What two areas need to be told apart. */
const APART = 1.6

/** Ground and accent, as the site's own pages have them. */
const SETS: [string, string][] = [
  ['#0b5d5b', '#ffc24b'],
  ['#8a3b12', '#ffc9a0'],
  ['#3d4a8f', '#ff9e7a'],
  ['#7a2f5d', '#ffb84d'],
  ['#3f5f1e', '#f2d06b'],
  ['#5a3e86', '#7fd1c8'],
]

/** `number` decides where the organisation has no colours; 0 to 5, others go round. */
export function coloursOf(
  { primary, secondary }: { primary: string | null; secondary: string | null },
  number: number,
): Colours {
  const [ownGround, ownAccent] = SETS[number % SETS.length]!
  const ground = toGround(primary ?? secondary ?? ownGround)
  const text = bestOn(ground)
  const wanted = primary ? (secondary ?? null) : secondary ? null : ownAccent
  const accent = wanted && contrast(wanted, ground) >= APART ? wanted : accentFor(ground, wanted)
  return {
    ground,
    text,
    quiet: contrast(accent, ground) >= READABLE ? accent : text,
    accent,
    deep: mix(ground, text === PAPER ? '#000000' : '#ffffff', 0.28),
    tint: mix(ground, text, 0.22),
  }
}

/** WCAG's ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** A ground on which paper or ink can be read: in the middle of both neither can, so it gets darker. */
function toGround(colour: string): string {
  let ground = colour
  for (let step = 0; contrast(bestOn(ground), ground) < READABLE; step += 1)
    ground = mix(colour, INK, 0.04 * step)
  return ground
}

const bestOn = (ground: string) => (contrast(PAPER, ground) >= contrast(INK, ground) ? PAPER : INK)

/** The wanted accent, or the ground itself, moved away until both can be told apart. */
function accentFor(ground: string, wanted: string | null): string {
  const away = bestOn(ground)
  const from = wanted ?? (away === PAPER ? '#ffc24b' : '#0b5d5b')
  let accent = from
  for (let step = 1; contrast(accent, ground) < APART + 0.4 && step <= 20; step += 1)
    accent = mix(from, away, 0.05 * step)
  return accent
}

function mix(one: string, other: string, share: number): string {
  const [a, b] = [channels(one), channels(other)]
  return `#${a.map((value, at) => hex(value + (b[at]! - value) * share)).join('')}`
}

const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0')
const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
