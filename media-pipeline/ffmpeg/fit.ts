/** How a picture is made to fit: even sizes, square pixels, its shape kept, never larger than it was. */

export interface Bounds {
  /** Of the shorter side at most: an upright picture fits as well as one that lies. */
  short: number
  long: number
}

/** The bounds of a video with so many lines; very wide ones keep their lines. */
export const boundsOf = (lines: number): Bounds => ({ short: lines, long: 3_840 })

/** As a filter. */
export function fitInto({ short, long }: Bounds): string {
  const factor = `min(1,min(${short}/min(ih,iw*sar),${long}/max(ih,iw*sar)))`
  const even = (size: string) => `'max(2,trunc(${size}*${factor}/2)*2)'`
  return `scale=w=${even('iw*sar')}:h=${even('ih')},setsar=1`
}

/** As numbers, from the size as it is shown. */
export function fitted({ width, height }: { width: number; height: number }, { short, long }: Bounds) {
  const factor = Math.min(1, short / Math.min(width, height), long / Math.max(width, height))
  const even = (size: number) => Math.max(2, Math.trunc((size * factor) / 2) * 2)
  return { width: even(width), height: even(height) }
}
