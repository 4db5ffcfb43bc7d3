import qrcode from 'qrcode-generator'

export interface QrCode {
  /** Modules along one side, the quiet zone of four around included. */
  size: number
  /** SVG path data of the dark modules, one unit each. */
  path: string
}

const QUIET = 4

/** A text as a code for cameras, with medium error correction. */
export function toQrCode(text: string): QrCode {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  return { size: count + 2 * QUIET, path: rows(count, (row, column) => code.isDark(row, column)) }
}

/** Dark modules beside each other are one stroke. */
function rows(count: number, isDark: (row: number, column: number) => boolean): string {
  const strokes: string[] = []
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; ) {
      let width = 0
      while (column + width < count && isDark(row, column + width)) width++
      if (width > 0) strokes.push(`M${column + QUIET} ${row + QUIET}h${width}v1h-${width}z`)
      column += Math.max(1, width)
    }
  return strokes.join('')
}
