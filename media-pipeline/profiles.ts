/** The recipes of renditions, one entry each. Names stand in permanent addresses. */
import { createHash } from 'node:crypto'
import type { Facts } from './messages.ts'

export interface Profile {
  extension: string
  type: string
  /** Whether a recording with these facts gets it. */
  fits(facts: Facts): boolean
  /** Options of the sound, from the levelled `[label]`; null for pictures alone. */
  sound: ((facts: Facts) => string[]) | null
  /** Whether the picture is in it. */
  picture: boolean
  /** Rises when the recipe changes: new recipes make new objects. */
  recipe: number
}

// Equal input, equal bytes: a step may run twice.
const EXACT = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']
const isMono = (facts: Facts) => facts.audio?.channels === 1

export const PROFILES = {
  /** For podcast apps. */
  mp3: {
    extension: 'mp3',
    type: 'audio/mpeg',
    fits: () => true,
    sound: (facts) => [
      ...['-c:a', 'libmp3lame', '-compression_level', '7', '-ar', '44100', '-ac', isMono(facts) ? '1' : '2'],
      ...['-b:a', isMono(facts) ? '96k' : '128k', '-write_xing', '1', ...EXACT],
    ],
    picture: false,
    recipe: 1,
  },
  /** 14 MB an hour; every player takes it. */
  light: {
    extension: 'mp3',
    type: 'audio/mpeg',
    fits: () => true,
    sound: () => [
      ...[
        '-c:a',
        'libmp3lame',
        '-compression_level',
        '7',
        '-ar',
        '22050',
        '-ac',
        '1',
        '-b:a',
        '32k',
        ...EXACT,
      ],
    ],
    picture: false,
    recipe: 1,
  },
  /** 720 lines at most, never enlarged. */
  720: {
    extension: 'mp4',
    type: 'video/mp4',
    fits: (facts) => facts.video !== null,
    sound: (facts) => [
      ...['-c:a', 'aac', '-aac_coder', 'fast', '-ar', '48000', '-ac', isMono(facts) ? '1' : '2'],
      ...['-b:a', isMono(facts) ? '96k' : '128k', ...EXACT],
    ],
    picture: true,
    recipe: 1,
  },
} satisfies Record<string, Profile>

export type ProfileName = `${keyof typeof PROFILES}`

/** Names of the profiles that a recording gets, in the table's order. */
export function profilesFor(facts: Facts): ProfileName[] {
  return (Object.keys(PROFILES) as ProfileName[]).filter((name) => PROFILES[name].fits(facts))
}

/** `recordings/<id>/<source>/<profile>-<recipe hash>.<extension>`: depends on inputs alone. */
export function objectKey(
  about: { recording: string; sourceHash: string },
  name: string,
  extension: string,
  recipe: unknown,
): string {
  const hash = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 8)
  return `recordings/${about.recording}/${about.sourceHash.slice(0, 16)}/${name}-${hash}.${extension}`
}

/** Seconds from one keyframe to the next: beyond, a player that jumps waits too long. */
export const MOST_BETWEEN_KEYFRAMES = 10

/**
 * Whether a picture may be copied as far as its header tells: H.264 as every device plays it, not too large, not too
 * heavy. Its keyframes are looked at besides.
 */
export function pictureFits({ video, size, duration }: Facts): boolean {
  return (
    video !== null &&
    video.codec === 'h264' &&
    video.pixelFormat === 'yuv420p' &&
    video.height <= 720 &&
    video.width <= 1280 &&
    video.frameRate <= 60 &&
    (video.bitrate ?? (size * 8) / duration) <= 5_000_000
  )
}
