import { type DrawnFor, drawnCoverPath, mediaPath } from '../../addresses.ts'

export type Picture = StoredPicture | DrawnPicture

/** The drawn cover of what has none of its own, the same that podcast apps show. */
export interface DrawnPicture {
  of: DrawnFor
  slug: string
  key: string
}

/** A stored picture, as queries name it. */
export interface StoredPicture {
  publicId: string
  hash: string
  type: string
  width: number | null
  height: number | null
  /** Smaller and larger ones; none where it was kept before there were sizes. */
  sizes?: { publicId: string; hash: string; type: string; width: number }[]
}

/** Pages show nothing larger: what is more is for directories. */
const WIDEST = 1400
/** Sizes in which covers are drawn for pages. */
export const DRAWN_WIDTHS = [160, 320, 640] as const
/** How wide a picture is shown, for browsers to choose a size by: at the top of a page, as a row's thumbnail, beside a name. */
const SHOWN = {
  head: '(min-width: 48rem) 216px, 128px',
  row: '(min-width: 36rem) 104px, 18vw',
  portrait: '48px',
}

const TILES = 6
const SORTS = { cover: '', portrait: ' portrait', logo: ' logo' } as const

/**
 * The picture of something whose `name` stands beside it, so that it needs no words of its own; where there is none,
 * the name's first letters on a ground that stays the same for that name.
 */
export function Cover({
  picture,
  name,
  sort = 'cover',
  eager = false,
  shown = eager ? SHOWN.head : sort === 'portrait' ? SHOWN.portrait : SHOWN.row,
}: {
  picture: Picture | null | undefined
  name: string
  sort?: keyof typeof SORTS
  /** Seen at once, at the top of a page. */
  eager?: boolean
  /** How wide, as `sizes` of HTML says it. */
  shown?: string
}) {
  if (!picture)
    return (
      <span className={`cover tile tile-${tileOf(name)}${SORTS[sort]}`} aria-hidden="true">
        <span>{initials(name)}</span>
      </span>
    )
  const { width, height, files } = 'of' in picture ? drawn(picture) : stored(picture, sort)
  return (
    <img
      className={`cover${SORTS[sort]}`}
      src={(files.find((file) => file.width === 640) ?? files[0]!).path}
      srcSet={files.length > 1 ? files.map((file) => `${file.path} ${file.width}w`).join(', ') : undefined}
      sizes={files.length > 1 ? shown : undefined}
      width={width ?? undefined}
      height={height ?? undefined}
      alt=""
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
    />
  )
}

function stored(picture: StoredPicture, name: string) {
  const files = [picture, ...(picture.sizes ?? [])]
    .filter(({ width }) => (width ?? 0) <= WIDEST)
    .map((file) => ({
      path: mediaPath(file, `${name}.${file.type === 'image/png' ? 'png' : 'jpg'}`),
      width: file.width,
    }))
  return { width: picture.width, height: picture.height, files }
}

function drawn({ of, slug, key }: DrawnPicture) {
  const files = DRAWN_WIDTHS.map((width) => ({ path: drawnCoverPath(of, slug, `${key}-${width}`), width }))
  return { width: 640, height: 640, files }
}

/** Small words that say nothing of a name. */
const SMALL = /^(?:l['’]|d['’]|qu['’])|^(?:le|la|les|un|une|des|du|de|et|à|the|a|an|of|and|to)$/i

/** One or two letters of the words that count: `À hauteur de palier` → `HP`. */
export function initials(name: string): string {
  const words = name
    .split(/[\s\-–—:;,.!?«»"()[\]<>&/]+/)
    .map((word) => word.replace(/^(?:[ldLD]|[qQ]u)['’]/, ''))
  const telling = words.filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const kept = telling.filter((word) => !SMALL.test(word))
  return (kept.length > 0 ? kept : telling)
    .slice(0, 2)
    .map((word) => [...word][0]!.toLocaleUpperCase('fr'))
    .join('')
}

/** From 1 to 6, the same for the same name. */
export function tileOf(name: string): number {
  let sum = 7
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)!) >>> 0
  return (sum % TILES) + 1
}
