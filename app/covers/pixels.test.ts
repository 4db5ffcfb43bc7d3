import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { type Made, makeSquares } from './pixels.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-pixels-'))
afterAll(() => rmSync(folder, { recursive: true }))

const RED = { r: 220, g: 30, b: 20 }
const BLUE = { r: 20, g: 40, b: 200 }
const plain = (width: number, height: number, background: object = RED) =>
  sharp({ create: { width, height, channels: 4, background: { alpha: 1, ...RED, ...background } } })

async function written(name: string, picture: Sharp | Buffer): Promise<string> {
  const file = path.join(folder, name)
  writeFileSync(file, Buffer.isBuffer(picture) ? picture : await picture.toBuffer())
  return file
}

/** The colour of a size at a place; both from 0 to 1. */
async function colourAt({ bytes, side }: Made, x: number, y: number) {
  const at = { left: Math.floor(x * (side - 1)), top: Math.floor(y * (side - 1)), width: 1, height: 1 }
  const [r, g, b] = await sharp(bytes).extract(at).raw().toBuffer()
  return { r: r!, g: g!, b: b! }
}
const isNear = (one: Record<string, number>, other: Record<string, number>) =>
  ['r', 'g', 'b'].every((channel) => Math.abs(one[channel]! - other[channel]!) < 24)

const small = (made: Made[]) => made.find(({ side }) => side === 320)!

test('a cover becomes square JPEGs of every size, in RGB, without alpha or anything that its file said besides', async () => {
  const source = plain(2000, 1000)
    .jpeg()
    .withExif({ IFD0: { Artist: 'Ada' }, IFD3: { GPSLatitude: '46/1 12/1 0/1' } })
  const made = await makeSquares(await written('exif.jpg', source), 'cover')
  expect(made.map(({ side }) => side)).toEqual([3000, 1400, 640, 320, 160])
  for (const { side, bytes } of made) {
    const about = await sharp(bytes).metadata()
    expect(about).toMatchObject({ format: 'jpeg', width: side, height: side, space: 'srgb', channels: 3 })
    expect(about.hasAlpha).toBe(false)
    expect([about.exif, about.icc, about.xmp, about.orientation]).toEqual(Array(4).fill(undefined))
  }
}, 30_000)

test('the largest stays below what directories ask for, even of noise', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
  const source = sharp({ create: { width: 3000, height: 3000, channels: 3, background: RED, noise } })
  const made = await makeSquares(await written('noise.jpg', source.jpeg()), 'cover')
  expect(made[0]!.side).toBe(3000)
  for (const { bytes } of made) expect(bytes.length).toBeLessThan(512_000)
}, 60_000)

test('nothing of a wide or high picture is cut off: it stands on the colour of its rims', async () => {
  const dot = await plain(40, 40, BLUE).png().toBuffer()
  for (const [width, height] of [
    [900, 300],
    [300, 900],
  ] as const) {
    const corners = [
      { input: dot, left: 0, top: height / 2 - 20 },
      { input: dot, left: width - 40, top: height / 2 - 20 },
      { input: dot, left: width / 2 - 20, top: 0 },
      { input: dot, left: width / 2 - 20, top: height - 40 },
    ].filter(({ left, top }) =>
      width > height ? top > 0 && top < height - 40 : left > 0 && left < width - 40,
    )
    const file = await written(`rim-${width}.png`, plain(width, height).composite(corners).png())
    const one = small(await makeSquares(file, 'logo'))
    const [first, last] =
      width > height
        ? [
            [0.01, 0.5],
            [0.99, 0.5],
          ]
        : [
            [0.5, 0.01],
            [0.5, 0.99],
          ]
    for (const [x, y] of [first!, last!])
      expect(await colourAt(one, x!, y!)).toSatisfy((c) => isNear(c, BLUE))
    for (const [x, y] of [
      [0.02, 0.02],
      [0.98, 0.98],
    ] as const)
      expect(await colourAt(one, x, y)).toSatisfy((c) => isNear(c, RED))
  }
})

test('a portrait fills its square, a logo is whole', async () => {
  const half = await plain(300, 300, BLUE).png().toBuffer()
  const file = await written(
    'half.png',
    plain(900, 300)
      .composite([{ input: half, left: 0, top: 0 }])
      .png(),
  )
  const corner = async (use: 'photo' | 'logo') => colourAt(small(await makeSquares(file, use)), 0.01, 0.5)
  expect(await corner('logo')).toSatisfy((c) => isNear(c, BLUE))
  const photo = await makeSquares(file, 'photo')
  expect(photo.map(({ side }) => side)).toEqual([1400, 640, 320, 160])
  const [top, bottom] = [await colourAt(photo[0]!, 0.5, 0), await colourAt(photo[0]!, 0.5, 1)]
  expect(isNear(top, bottom)).toBe(true)
})

test('a picture that its camera held sideways stands upright', async () => {
  const top = await plain(400, 200, BLUE).png().toBuffer()
  const picture = plain(400, 400).composite([{ input: top, left: 0, top: 0 }])
  // What is blue at the top is on the right once turned by 90 degrees, which orientation 6 asks for.
  const file = await written('sideways.jpg', await picture.jpeg().withMetadata({ orientation: 6 }).toBuffer())
  const one = small(await makeSquares(file, 'photo'))
  expect(await colourAt(one, 0.95, 0.5)).toSatisfy((c) => isNear(c, BLUE))
  expect(await colourAt(one, 0.05, 0.5)).toSatisfy((c) => isNear(c, RED))
})

test('printers’ colours, grey, 16 bits and a single pixel become what browsers show', async () => {
  const sources = {
    'cmyk.jpg': plain(500, 500).toColourspace('cmyk').jpeg(),
    'grey.png': plain(500, 500).greyscale().toColourspace('b-w').png(),
    'deep.png': plain(500, 500).toColourspace('rgb16').png(),
    'pixel.png': plain(1, 1).png(),
    'picture.webp': plain(500, 500).webp(),
    'picture.avif': plain(500, 500).avif(),
  }
  expect((await sharp(await sources['cmyk.jpg'].toBuffer()).metadata()).space).toBe('cmyk')
  expect((await sharp(await sources['deep.png'].toBuffer()).metadata()).depth).toBe('ushort')
  for (const [name, source] of Object.entries(sources)) {
    const [largest] = await makeSquares(await written(name, source), 'logo')
    expect(await sharp(largest!.bytes).metadata(), name).toMatchObject({
      space: 'srgb',
      channels: 3,
      width: 1400,
    })
    const { r, g, b } = await colourAt(largest!, 0.5, 0.5)
    if (name === 'grey.png') expect(Math.max(r, g, b) - Math.min(r, g, b), name).toBeLessThan(8)
    else expect(r, name).toBeGreaterThan(g + 90)
  }
})

test('what shines through is white, or dark where the picture itself is white', async () => {
  const square = (background: object) => plain(200, 200, background).png().toBuffer()
  const clear = { alpha: 0 }
  const logo = async (background: object) =>
    plain(600, 600, clear).composite([{ input: await square(background), left: 200, top: 200 }])
  const ground = async (background: object, name: string) => {
    const file = await written(name, (await logo(background)).png())
    return colourAt(small(await makeSquares(file, 'logo')), 0.02, 0.02)
  }
  expect(await ground(RED, 'red.png')).toSatisfy((c) => isNear(c, { r: 255, g: 255, b: 255 }))
  expect(await ground({ r: 255, g: 255, b: 255 }, 'white.png')).toSatisfy((c) =>
    isNear(c, { r: 32, g: 28, b: 26 }),
  )
})

test('of an animation the first frame is taken', async () => {
  const frames = [BLUE, RED, BLUE].map((colour) => plain(100, 100, colour))
  const pages = await Promise.all(frames.map((frame) => frame.png().toBuffer()))
  const file = await written(
    'moving.gif',
    sharp(pages, { join: { animated: true } }).gif({ delay: [90, 90, 90] }),
  )
  expect((await sharp(file, { animated: true }).metadata()).pages).toBe(3)
  expect(await colourAt(small(await makeSquares(file, 'photo')), 0.5, 0.5)).toSatisfy((c) => isNear(c, BLUE))
})

const refusal = (code: string) => ({ name: 'PipelineError', reason: { code } })

test('what is no picture is refused by its bytes, whatever its name', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
  for (const [name, text] of Object.entries({ 'a.svg.jpg': svg, 'b.jpg': 'du texte', 'c.jpg': '%PDF-1.7 …' }))
    await expect(makeSquares(await written(name, Buffer.from(text)), 'cover')).rejects.toMatchObject(
      refusal('unknown-format'),
    )
  await expect(makeSquares(await written('empty.jpg', Buffer.alloc(0)), 'cover')).rejects.toMatchObject(
    refusal('empty-file'),
  )
})

test('a picture that ends too early, or that only begins like one, is refused', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const source = sharp({ create: { width: 900, height: 900, channels: 3, background: RED, noise } })
  for (const [name, whole] of Object.entries({
    'cut.jpg': await source.jpeg().toBuffer(),
    'cut.png': await source.png().toBuffer(),
    'cut.webp': await source.webp().toBuffer(),
  }))
    await expect(
      makeSquares(await written(name, whole.subarray(0, whole.length / 2)), 'cover'),
      name,
    ).rejects.toMatchObject(refusal('unreadable'))
  const sham = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<svg/>'.repeat(50))])
  await expect(makeSquares(await written('sham.jpg', sham), 'cover')).rejects.toMatchObject(
    refusal('unreadable'),
  )
})

test('a small file of 20,000 by 20,000 pixels is refused before it is decoded', async () => {
  const side = 20_000
  const chunk = (type: string, data: Buffer) => {
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])))
    return Buffer.concat([length, Buffer.from(type), data, sum])
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  const lines = deflateSync(Buffer.alloc(side * (1 + side / 8)))
  const sign = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const bomb = [sign, chunk('IHDR', head), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]
  const file = await written('bomb.png', Buffer.concat(bomb))
  expect((await sharp(file, { limitInputPixels: false }).metadata()).width).toBe(side)
  expect(lines.length).toBeLessThan(100_000)
  await expect(makeSquares(file, 'cover')).rejects.toMatchObject(refusal('odd-picture'))
})
