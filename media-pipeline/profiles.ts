/** The recipes of renditions, one entry each. Names stand in permanent addresses. */
import { createHash } from 'node:crypto'
import type { Facts } from './messages.ts'

/** What decides about renditions besides the facts. */
export interface PictureWish {
  fullPicture: boolean
}

export interface Profile {
  extension: string
  type: string
  /** Whether a recording with these facts gets it. */
  fits(facts: Facts, wish: PictureWish): boolean
  /** Which levelled sound it has: with the channels of the source (two at most), or one. */
  level: 'wide' | 'mono'
  /** Options of the sound. */
  sound(facts: Facts): string[]
  /** dB that the encoder takes away from what it gets, given to it beforehand. */
  takes: number
  /** What ffprobe calls its codec. */
  codec: 'mp3' | 'opus' | 'aac'
  picture: Picture | null
  /** Rises when the recipe changes: new recipes make new objects. */
  recipe: number
}

export interface Picture {
  /** Of the shorter side at most; nothing is enlarged. */
  lines: number
  /** Bits a second at most, in thousands. */
  most: number
}

// Equal input, equal bytes: a step may run twice.
const EXACT = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']
const isMono = (facts: Facts) => facts.audio?.channels === 1
/** Lines of the picture; 0 where there is none. A phone held upright has as many as one that lies. */
const linesOf = ({ video }: Facts) => (video ? Math.min(video.width, video.height) : 0)
/** LAME's presets lower what they get to 95 %, measured at 32 to 128 kbit/s. */
const LAME_TAKES = 0.45
const LAME = ['-c:a', 'libmp3lame', '-compression_level', '7']

/** Bits a second of the light sound, whatever the source: 14 MB an hour. */
export const LIGHT_BITRATE = 32_000

export const PROFILES = {
  /** For podcast apps. */
  mp3: {
    extension: 'mp3',
    type: 'audio/mpeg',
    fits: () => true,
    level: 'wide',
    sound: (facts) => [
      ...[...LAME, '-ar', '44100', '-ac', isMono(facts) ? '1' : '2'],
      ...['-b:a', isMono(facts) ? '96k' : '128k', '-write_xing', '1', ...EXACT],
    ],
    takes: LAME_TAKES,
    codec: 'mp3',
    picture: null,
    recipe: 2,
  },
  /** For slow lines; every player takes it. */
  light: {
    extension: 'mp3',
    type: 'audio/mpeg',
    fits: () => true,
    level: 'mono',
    sound: () => [...LAME, '-ar', '22050', '-ac', '1', '-b:a', `${LIGHT_BITRATE / 1000}k`, ...EXACT],
    takes: LAME_TAKES,
    codec: 'mp3',
    picture: null,
    recipe: 2,
  },
  /** 22 MB an hour and as clear as the MP3 of 58; not for every device. At level 7 of 10 it takes a fifth less work. */
  opus: {
    extension: 'opus',
    type: 'audio/ogg',
    fits: () => true,
    level: 'mono',
    sound: () => [
      ...[
        '-c:a',
        'libopus',
        '-ar',
        '48000',
        '-ac',
        '1',
        '-b:a',
        '48k',
        '-application',
        'voip',
        '-compression_level',
        '7',
        ...EXACT,
      ],
    ],
    // `voip` cuts off the lowest tones.
    takes: 0.15,
    codec: 'opus',
    picture: null,
    recipe: 1,
  },
  1080: film({ lines: 1080, most: 4_500 }, '128k', {
    fits: (facts, { fullPicture }) => fullPicture && linesOf(facts) > 720,
    recipe: 1,
  }),
  720: film({ lines: 720, most: 2_500 }, '128k', { fits: (facts) => facts.video !== null, recipe: 2 }),
  /** For small screens and slow lines. */
  360: film({ lines: 360, most: 750 }, '96k', { fits: (facts) => linesOf(facts) > 360, recipe: 1 }),
} satisfies Record<string, Profile>

export type ProfileName = `${keyof typeof PROFILES}`

function film(picture: Picture, bitrate: string, about: Pick<Profile, 'fits' | 'recipe'>): Profile {
  return {
    extension: 'mp4',
    type: 'video/mp4',
    level: 'wide',
    sound: (facts) => [
      ...['-c:a', 'aac', '-aac_coder', 'fast', '-ar', '48000', '-ac', isMono(facts) ? '1' : '2'],
      ...['-b:a', isMono(facts) ? '96k' : bitrate, ...EXACT],
    ],
    takes: 0,
    codec: 'aac',
    picture,
    ...about,
  }
}

/** Names of the profiles that a recording gets, in the table's order. */
export function profilesFor(facts: Facts, wish: PictureWish): ProfileName[] {
  return (Object.keys(PROFILES) as ProfileName[]).filter((name) => PROFILES[name].fits(facts, wish))
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

/** Where an analysis leaves the recogniser's file. */
export const speechKeyOf = (about: { recording: string; sourceHash: string }) =>
  objectKey(about, 'speech', 'wav', 1)

/** Seconds from one keyframe to the next: beyond, a player that jumps waits too long. */
export const MOST_BETWEEN_KEYFRAMES = 10

/**
 * Whether a picture may be copied into one of so many lines as far as its header tells: H.264 as every device plays it,
 * not too large, not too heavy. Its keyframes are looked at besides.
 */
export function pictureFits({ video, size, duration }: Facts, { lines }: Pick<Picture, 'lines'>): boolean {
  return (
    video !== null &&
    video.codec === 'h264' &&
    video.pixelFormat === 'yuv420p' &&
    Math.min(video.width, video.height) <= lines &&
    Math.max(video.width, video.height) <= Math.ceil((lines * 16) / 9) &&
    video.frameRate <= 60 &&
    (video.bitrate ?? (size * 8) / duration) <= 5_000_000
  )
}
