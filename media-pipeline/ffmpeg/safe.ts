/** The one way to open media that a stranger made. */
import path from 'node:path'
import type { Facts } from '../messages.ts'
import type { Container } from './sniff.ts'

/** Longer recordings are refused: twelve hours. */
export const LONGEST = 12 * 3600
export const MOST_PIXELS = 40_000_000
export const MOST_STREAMS = 16

const FORMATS = 'mp3,wav,flac,ogg,aac,aiff,caf,matroska,webm,mov,mp4,m4a'
/** ffprobe opens the decoder of every stream, so covers and subtitles are listed too, or their files could not be read. */
const CODECS = [
  'mp3,mp3float,aac,aac_fixed,opus,libopus,vorbis,flac,alac',
  'pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw',
  'h264,hevc,vp8,vp9,av1,libdav1d,libaom-av1',
  'mjpeg,png,bmp,gif,webp',
  'mov_text,subrip,srt,ass,ssa,webvtt,text',
].join(',')

// A whitelist of protocols alone lets a playlist read any local file; the list of formats and the forced demuxer stop it.
const LIMITS = [
  ['-protocol_whitelist', 'file,pipe'],
  ['-format_whitelist', FORMATS],
  ['-codec_whitelist', CODECS],
  ['-max_streams', String(MOST_STREAMS)],
  ['-probesize', '5M'],
  ['-analyzeduration', '10M'],
  ['-max_alloc', '268435456'],
  ['-max_pixels', String(MOST_PIXELS)],
].flat()

/** Options that go before `-i`, the forced demuxer included. */
export function safeInput(container: Container): string[] {
  const references = container === 'mov' ? ['-enable_drefs', '0', '-use_absolute_path', '0'] : []
  return [...LIMITS, ...references, '-f', container]
}

/**
 * The chosen sound, as a filter graph begins: two channels at most. In a video it keeps its place beside the picture: what
 * is missing in it, before it too, becomes silence; so every output, the transcript's too, has the picture's clock.
 */
export function soundOf({ audio, video }: Facts): string {
  const inPlace = video ? 'aresample=async=1:first_pts=0,' : ''
  const inTwo = audio && audio.channels > 2 ? 'aformat=channel_layouts=stereo,' : ''
  return `[0:a:0]${inPlace}${inTwo}`
}

/** A filter that makes one channel of them, by numbers: ffmpeg's own way gives another level for floats than for whole numbers. */
export const inOne = ({ audio }: Facts) => (audio && audio.channels > 1 ? 'pan=mono|c0=0.5*c0+0.5*c1,' : '')

/** A file's name as ffmpeg takes it: absolute, so that it can never be an option, a protocol or a pattern. */
export const fileUrl = (file: string) => `file:${path.resolve(file)}`
