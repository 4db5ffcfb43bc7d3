/** Every picture that is kept passes here: strangers' files become square JPEGs in several sizes, drawings become one. */
import sharp, { type Sharp } from 'sharp'
import { PipelineError } from '#media-pipeline'
import type { Raster } from './render-svg.ts'
import { sniffPicture } from './sniff-picture.ts'

/** The size that a row points at. */
export const MAIN_SIDE = 1400
/** What pages show. */
const SMALL_SIDES = [640, 320, 160]

/**
 * What a picture is for: wholly in its square, or filling it (a portrait loses its rims, a logo or a poster nothing), and how large;
 * directories ask for covers of 3000 pixels.
 */
const USES = {
  cover: { isWhole: true, sides: [3000, MAIN_SIDE, ...SMALL_SIDES] },
  logo: { isWhole: true, sides: [MAIN_SIDE, ...SMALL_SIDES] },
  photo: { isWhole: false, sides: [MAIN_SIDE, ...SMALL_SIDES] },
}
export type PictureUse = keyof typeof USES

export interface Made {
  side: number
  /** JPEG. */
  bytes: Buffer
}

/** More are refused: decoding them would take too much memory. */
const MOST_PIXELS = 64_000_000
/** Directories take larger files, telephones wait for them. */
const MOST_BYTES = 512_000
const SECONDS = 60
const INK = { r: 32, g: 28, b: 26 }
const WHITE = { r: 255, g: 255, b: 255 }

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
})

/**
 * A stranger's picture, the right way up, in sRGB, without what its file says of whoever took it; of an animation the first frame. The
 * largest first. Throws `PipelineError`: `empty-file`, `unknown-format`, `odd-picture` (more pixels than we decode), `unreadable`,
 * `timed-out`.
 */
export async function makeSquares(file: string, use: PictureUse): Promise<Made[]> {
  const { isWhole, sides } = USES[use]
  await sniffPicture(file)
  try {
    const square = await toSquare(file, { isWhole, side: sides[0]! })
    const made: Made[] = []
    for (const side of sides) made.push({ side, bytes: await toJpeg(await shrink(square, side)) })
    return made
  } catch (cause) {
    throw new PipelineError({ code: codeOf(cause), detail: (cause as Error).message }, { cause })
  }
}

/** A kept picture, as large as it is to be laid on a drawing; throws `PipelineError` where it cannot be read. */
export async function toOverlay(picture: Buffer, side: number): Promise<Buffer> {
  try {
    return await sharp(picture, { limitInputPixels: MOST_PIXELS }).resize(side, side).png().toBuffer()
  } catch (cause) {
    throw new PipelineError({ code: codeOf(cause), detail: (cause as Error).message }, { cause })
  }
}

/** A drawing as JPEG, with what is laid on it. */
export async function paint(
  { pixels, width, height }: Raster,
  over: { input: Buffer; left: number; top: number } | null = null,
): Promise<Buffer> {
  const ground = sharp(pixels, { raw: { width, height, channels: 4 } })
  return toJpeg(await toPixels((over ? ground.composite([over]) : ground).removeAlpha()))
}

const codeOf = (error: unknown) => {
  const { message } = error as Error
  if (/pixel limit|exceeds|too large/i.test(message)) return 'odd-picture'
  return /timeout/i.test(message) ? 'timed-out' : 'unreadable'
}

const opened = (file: string) =>
  sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true }).timeout({
    seconds: SECONDS,
  })

/** Pixels, line by line. */
interface Pixels {
  data: Buffer
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 }
}

const read = ({ data, raw }: Pixels) => sharp(data, { raw })

async function toPixels(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } }
}

const shrink = async (square: Pixels, side: number) =>
  side === square.raw.width ? square : toPixels(read(square).resize(side, side))

/** The largest square, decoded once: every size is made from it. */
async function toSquare(
  file: string,
  { isWhole, side }: { isWhole: boolean; side: number },
): Promise<Pixels> {
  const { hasAlpha } = await opened(file).metadata()
  const turned = opened(file)
    .autoOrient()
    .toColourspace('srgb')
    .resize(side, side, isWhole ? { fit: 'inside' } : { fit: 'cover', position: 'attention' })
  const seen = await toPixels(turned)
  const flat = hasAlpha ? await toPixels(read(seen).flatten({ background: await groundOf(seen) })) : seen
  return flat.raw.width === flat.raw.height ? flat : fillUp(flat, side)
}

/** What shines through: white, unless what is seen is nearly white itself. */
async function groundOf(picture: Pixels) {
  const small = await read(picture).ensureAlpha().resize(64, 64, { fit: 'fill' }).raw().toBuffer()
  let [seen, light] = [0, 0]
  for (let at = 0; at < small.length; at += 4) {
    seen += small[at + 3]!
    light += (small[at + 3]! * (small[at]! + small[at + 1]! + small[at + 2]!)) / 3
  }
  return seen > 0 && light / seen > 225 ? INK : WHITE
}

/** The picture in the middle of a square: on the colour of its rims where they have one, else on itself, blurred. */
async function fillUp(flat: Pixels, side: number): Promise<Pixels> {
  const rim = await rimOf(flat)
  const blurred = () => read(flat).resize(48, 48, { fit: 'fill' }).blur(4).modulate({ brightness: 0.8 })
  const ground = rim
    ? sharp({ create: { width: side, height: side, channels: 3, background: rim } })
    : read(await toPixels(blurred())).resize(side, side, { kernel: 'cubic' })
  return toPixels(ground.composite([{ input: flat.data, raw: flat.raw, gravity: 'centre' }]).removeAlpha())
}

/** The one colour of the two rims that are to be widened; null where they have several. */
async function rimOf(picture: Pixels) {
  const isWide = picture.raw.width > picture.raw.height
  const size = 32
  const small = await read(picture).resize(size, size, { fit: 'fill' }).raw().toBuffer()
  const rims = Array.from({ length: size }, (_, at) => [at, size * (size - 1) + at])
    .flat()
    .map((at) => (isWide ? at : (at % size) * size + (at < size ? 0 : size - 1)))
    .map((at) => [small[3 * at]!, small[3 * at + 1]!, small[3 * at + 2]!])
  const [r, g, b] = [0, 1, 2].map((channel) => {
    const values = rims.map((rim) => rim[channel]!)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return values.every((value) => Math.abs(value - mean) <= 14) ? Math.round(mean) : null
  }) as [number | null, number | null, number | null]
  return r === null || g === null || b === null ? null : { r, g, b }
}

/** As good as it can be in fewer bytes than directories ask for: first in coarser steps, then with less detail. */
async function toJpeg(picture: Pixels): Promise<Buffer> {
  const { width, height } = picture.raw
  let bytes = await encode(read(picture), 84, width)
  for (const quality of bytes.length < 3 * MOST_BYTES ? [76, 66, 56, 46] : [46]) {
    if (bytes.length < MOST_BYTES) return bytes
    bytes = await encode(read(picture), quality, width)
  }
  for (let detail = 2; bytes.length >= MOST_BYTES && detail <= 8; detail *= 2) {
    const coarse = await toPixels(read(picture).resize(Math.round(width / detail)))
    bytes = await encode(read(coarse).resize(width, height), 66, width)
  }
  return bytes
}

const encode = (picture: Sharp, quality: number, width: number) =>
  picture
    .toColourspace('srgb')
    .jpeg({
      quality,
      progressive: true,
      // Sharp edges of drawings keep their colours; it costs little.
      chromaSubsampling: quality >= 80 ? '4:4:4' : '4:2:0',
      // Smaller by a tenth, and ten times slower.
      mozjpeg: width <= MAIN_SIDE,
    })
    .toBuffer()
