/** Posted forms become the input of a verb, and a verb's refusal becomes the form again. */
import { data } from '@remix-run/node'
import type { Refusal } from '../../catalogue/answers.ts'
import { type FormState, type Typed, toTyped } from '../../components/studio/form-state.ts'
import { withFilledRows } from './filled-rows.ts'

/** Pictures and documents travel in a form; recordings do not. Bytes. */
const LARGEST_FORM = 50_000_000

/** A form that anybody may send. Bytes. */
export const SMALL_FORM = 20_000

export interface Posted {
  /** What the form shows again where it is refused. */
  typed: Typed
  /** Everything, nested: `credits.0.name` is `fields.credits[0].name`. */
  fields: Record<string, unknown>
  /** Chosen files by field; those left empty are missing. */
  files: Map<string, File>
  /** How often it had been saved when the form was opened. */
  saves: number
  /** The button's `name=intent`. */
  intent: string
}

/** Reads a form of at most so many bytes; throws 413 where it is larger, or does not say how large it is, 400 where it is no form. */
export async function readForm(request: Request, most = LARGEST_FORM): Promise<Posted> {
  if (!isWithin(request, most)) throw new Response(null, { status: 413 })
  const typed: Typed = {}
  const files = new Map<string, File>()
  const sent = await request.formData().catch(() => {
    throw new Response(null, { status: 400 })
  })
  for (const [name, value] of sent) {
    if (typeof value === 'string') typed[name] = value.replaceAll('\r\n', '\n')
    // A field that was left empty sends a file without a name.
    else if (value.size > 0 || value.name !== '') files.set(name, value)
  }
  return {
    typed: withFilledRows(typed),
    fields: toNested(typed),
    files,
    saves: Number.parseInt(typed.saves ?? '', 10) || 0,
    intent: typed.intent ?? '',
  }
}

/** A body is read into memory: one that may be of any length is not. */
export function isWithin({ headers }: Request, most: number): boolean {
  const length = headers.get('content-length')
  return length !== null && Number(length) <= most
}

/** The form again, with what was typed and what is wrong: 409 where someone else saved first, else 422. */
export function refused({ typed }: Pick<Posted, 'typed'>, { mistakes, meanwhile }: Refusal) {
  const state: FormState = {
    typed,
    mistakes,
    meanwhile: meanwhile ? { ...meanwhile, fields: toTyped(meanwhile.fields) } : null,
  }
  return data(state, { status: meanwhile ? 409 : 422 })
}

const NAME = /^[a-z][a-zA-Z]*(\.\d{1,3}(\.[a-z][a-zA-Z]*)?)?$/

function toNested(typed: Typed): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null)
  for (const [name, value] of Object.entries(typed)) {
    if (!NAME.test(name)) continue
    const [list, at, key] = name.split('.') as [string, string?, string?]
    if (at === undefined) fields[list] = value
    else {
      if (!Array.isArray(fields[list])) fields[list] = []
      const rows = fields[list] as unknown[]
      if (key === undefined) rows[Number(at)] = value
      else rows[Number(at)] = { ...(rows[Number(at)] as object), [key]: value }
    }
  }
  // A row that the form left out is an empty one.
  for (const value of Object.values(fields))
    if (Array.isArray(value)) for (const at of value.keys()) value[at] ??= {}
  return fields
}
