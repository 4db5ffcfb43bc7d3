import path from 'node:path'
import { toLine } from './plain-text.ts'

/** A readable title from a file's name: `2026_03-causerie.mp3` → `2026 03-causerie`. */
export function titleOfFile(file: string): string {
  const name = path.basename(file, path.extname(file)).replaceAll('_', ' ').replaceAll('\\', ' ')
  return toLine(name).slice(0, 255).trim() || 'Sans titre'
}
