import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { MODELS } from '#media-pipeline'
import { orNull } from './fields.ts'

/** A speech model: one of the list, installed or not, or a file of one's own by its whole path; empty is null. */
export const speechModel = orNull(
  z
    .string()
    .trim()
    .refine((name) => MODELS.some((known) => known.name === name) || isOwnFile(name), 'no-model'),
)

/** Named as model files are: the form opens no other file of the machine. */
const isOwnFile = (file: string) =>
  path.isAbsolute(file) && /^ggml-[\w.-]+\.bin$/.test(path.basename(file)) && existsSync(file)
