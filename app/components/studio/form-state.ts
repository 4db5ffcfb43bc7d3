/** What a form shows after it was refused. */

/** Fields by name, as text: `credits.0.name`. A box that is not ticked is missing or empty. */
export type Typed = Record<string, string>

export interface FormState {
  typed: Typed
  mistakes: { field: string; code: string }[]
  /** Someone else saved since the form was opened. */
  meanwhile: { saves: number; fields: Typed; by: string | null; at: string | null } | null
}

/** Structured values as a form's fields: `{credits: [{name: 'A'}]}` → `{'credits.0.name': 'A'}`. */
export function toTyped(value: unknown, name = ''): Typed {
  if (value === null || value === undefined || value === false) return name ? { [name]: '' } : {}
  if (value === true) return { [name]: 'on' }
  if (typeof value !== 'object') return { [name]: String(value) }
  const parts = Object.entries(value).map(([key, part]) => toTyped(part, name ? `${name}.${key}` : key))
  return Object.assign({}, ...parts) as Typed
}
