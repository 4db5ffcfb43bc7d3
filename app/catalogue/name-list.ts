import { z } from 'zod'
import { line, toLine } from './plain-text.ts'

/** Names in one line, separated by commas, or as a list; each once, in their order. */
export const nameList = z
  .union([z.string().transform((text) => text.split(/[,;\n]/)), z.array(z.string())])
  .transform((names) => [...new Set(names.map(toLine).filter(Boolean))])
  .refine((names) => names.length <= 100 && names.every(({ length }) => length <= 255), 'too-long')
  .default([])

/** The same as a form has them. */
export const toNameLine = (names: string[]): string => names.join(', ')

/** A name that may stand in such a line. */
export const listableName = line(255).refine((name) => !/[,;]/.test(name), 'comma')
