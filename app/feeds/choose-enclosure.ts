/** Which rendition a feed plays, and what it offers beside. */
import type { FeedRendition } from '#db/queries/feed-rows.ts'
import { PROFILES, type Profile, type ProfileName } from '#media-pipeline'
import type { FeedContent } from '../addresses.ts'

export interface Chosen<Rendition> {
  enclosure: Rendition
  /** The rest, in the order in which apps may offer them. */
  others: Rendition[]
}

interface Choice {
  /** The first that there is. */
  first: ProfileName[]
  /** Whatever there is of these. */
  beside: ProfileName[]
}

const SOUND: Choice = { first: ['mp3'], beside: ['opus', 'light'] }

/** The first choice that a recording can meet: one without a picture is in the feed of films with its sound. */
const CHOICES: Record<FeedContent, Choice[]> = {
  audio: [SOUND],
  light: [{ first: ['light', 'mp3'], beside: ['opus', 'mp3'] }],
  video: [{ first: ['720', '1080', '360'], beside: ['1080', '720', '360'] }, SOUND],
}

/** Null where there is nothing that the feed could play. */
export function chooseEnclosure<Rendition extends { profile: string }>(
  content: FeedContent,
  made: readonly Rendition[],
): Chosen<Rendition> | null {
  const find = (profile: ProfileName) => made.find((one) => one.profile === profile)
  for (const { first, beside } of CHOICES[content]) {
    const enclosure = first.map(find).find((one) => one !== undefined)
    if (!enclosure) continue
    const others = beside.map(find).filter((one) => one !== undefined && one !== enclosure)
    return { enclosure, others: others as Rendition[] }
  }
  return null
}

type Made = Pick<FeedRendition, 'profile' | 'bitrate' | 'width' | 'height'>

/** What apps call a rendition in their list, in every language. */
export function titleOf({ profile, bitrate, width, height }: Made): string {
  if (profile === 'opus') return 'Opus'
  // A phone held upright has as many lines as one that lies.
  if (profileOf(profile).picture) return `${width && height ? Math.min(width, height) : profile}p`
  return profile === 'light' && bitrate ? `MP3 ${Math.round(bitrate / 1_000)} kbit/s` : 'MP3'
}

/** Pixels from top to bottom; null for sound alone. */
export const heightOf = ({ profile, height }: Made): number | null =>
  profileOf(profile).picture ? (height ?? Number(profile)) : null

export const profileOf = (profile: string): Profile => PROFILES[profile as ProfileName]
