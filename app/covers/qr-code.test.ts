import { expect, test } from 'vitest'
import { toQrCode } from './qr-code.ts'

/** Whether the module at a column and a row is dark. */
function darkAt({ path }: { path: string }) {
  const dark = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(width); at++) dark.add(`${Number(x) + at},${y}`)
  return (column: number, row: number) => dark.has(`${column},${row}`)
}

test('a code has its three corners inside a quiet zone, and grows with its text', () => {
  const code = toQrCode('https://causerie.example/shows/a-hauteur-de-palier/subscribe')
  const isDark = darkAt(code)
  const far = code.size - 1 - 4
  for (const [column, row] of [
    [4, 4],
    [far - 6, 4],
    [4, far - 6],
  ] as const) {
    const square = (at: number, side: (step: number) => [number, number]) =>
      Array.from({ length: 7 }, (_, step) => side(step)).every(([x, y]) => isDark(x, y) === (at === 0))
    expect(square(0, (step) => [column + step, row])).toBe(true)
    expect(square(0, (step) => [column, row + step])).toBe(true)
  }
  for (let at = 0; at < code.size; at++) expect(isDark(at, 3) || isDark(3, at)).toBe(false)
  expect(toQrCode('x'.repeat(200)).size).toBeGreaterThan(code.size)
})
