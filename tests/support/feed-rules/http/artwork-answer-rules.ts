/** Rules about the pictures that directories and apps take. */
import sharp from 'sharp'
import { ask } from './ask.ts'
import { type HttpRule, unless } from './http-rule.ts'

const [SMALLEST, LARGEST] = [1_400, 3_000]
const MOST_BYTES = 512 * 1_024
const EXTENSIONS: Record<string, RegExp> = { jpeg: /\.jpe?g$/i, png: /\.png$/i }

export const ARTWORK_ANSWER_RULES: HttpRule[] = [
  {
    id: 'artwork-picture',
    level: 'MUST',
    source: 'PSP-1, Apple, PSP-1 13',
    sentence: 'a square JPEG or PNG of 1400 to 3000 pixels, RGB, 72 dpi, and what its name and type say',
    of: ['artwork'],
    check: async ({ url }) => {
      const { status, headers, body } = await ask(url)
      if (status !== 200) return [`${status}`]
      const { format = '', width = 0, height = 0, space, density } = await sharp(body).metadata()
      return unless(
        [format in EXTENSIONS, `a picture of the kind ${format}`],
        [width === height && width >= SMALLEST && width <= LARGEST, `${width} × ${height}`],
        [space === 'srgb', `${space}`],
        [density === undefined || density === 72, `${density} dpi`],
        [EXTENSIONS[format]?.test(new URL(url).pathname) ?? false, `${format} under the name ${url}`],
        [headers['content-type'] === `image/${format}`, `${format} of the type ${headers['content-type']}`],
      )
    },
  },
  {
    id: 'artwork-light',
    level: 'SHOULD',
    source: 'PSP-1, Apple',
    sentence: 'less than 512 KB and nothing transparent',
    of: ['artwork'],
    check: async ({ url }) => {
      const { body } = await ask(url)
      const { hasAlpha } = await sharp(body).metadata()
      return unless([body.length < MOST_BYTES, `${body.length} bytes`], [hasAlpha !== true, 'transparent'])
    },
  },
]
