import { mediaPath } from '../../addresses.ts'

/** A stored picture, as queries name it. */
export interface Picture {
  publicId: string
  hash: string
  type: string
  width: number | null
  height: number | null
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
}: {
  picture: Picture | null | undefined
  name: string
  sort?: keyof typeof SORTS
  /** Seen at once, at the top of a page. */
  eager?: boolean
}) {
  if (!picture)
    return (
      <span className={`cover tile tile-${tileOf(name)}${SORTS[sort]}`} aria-hidden="true">
        <span>{initials(name)}</span>
      </span>
    )
  return (
    <img
      className={`cover${SORTS[sort]}`}
      src={mediaPath(picture, `${sort}.${picture.type === 'image/png' ? 'png' : 'jpg'}`)}
      width={picture.width ?? undefined}
      height={picture.height ?? undefined}
      alt=""
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
    />
  )
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
