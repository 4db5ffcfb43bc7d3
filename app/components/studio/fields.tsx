/** The fields of the studio's forms: label, hint, what is wrong, and what someone else wrote, tied to the control by name. */
import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import { useField, useRowCount } from './form.tsx'
import { useStudioWords } from './words.ts'

interface FieldProps {
  name: string
  label: string
  hint?: ReactNode
}

/** `describedBy` and friends for a control, and the block around it. */
export function Field({
  name,
  label,
  hint,
  children,
}: FieldProps & { children: (control: Control) => ReactNode }) {
  const { id, value, mistake, theirs } = useField(name)
  const words = useStudioWords()
  const notes = [hint && `${id}-hint`, mistake && `${id}-mistake`, theirs !== null && `${id}-theirs`]
  const control: Control = {
    id,
    name,
    value,
    'aria-describedby': notes.filter(Boolean).join(' ') || undefined,
    'aria-invalid': mistake ? true : undefined,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children(control)}
      {mistake ? (
        <p className="mistake" id={`${id}-mistake`}>
          {mistake}
        </p>
      ) : null}
      {theirs !== null ? (
        <p className="theirs" id={`${id}-theirs`}>
          {words.theirs(theirs)}
        </p>
      ) : null}
    </div>
  )
}

interface Control {
  id: string
  name: string
  value: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export function TextField({
  type = 'text',
  required,
  autoComplete = 'off',
  list,
  inputMode,
  lang,
  ...field
}: FieldProps & {
  type?: HTMLInputTypeAttribute
  required?: boolean
  autoComplete?: string
  list?: string
  inputMode?: 'numeric' | 'url' | 'email'
  lang?: string
}) {
  return (
    <Field {...field}>
      {({ value, ...control }) => (
        <input
          {...control}
          type={type}
          defaultValue={type === 'password' ? '' : value}
          required={required}
          autoComplete={autoComplete}
          list={list}
          inputMode={inputMode}
          lang={lang}
        />
      )}
    </Field>
  )
}

export function TextArea({
  rows = 4,
  required,
  lang,
  ...field
}: FieldProps & { rows?: number; required?: boolean; lang?: string }) {
  return (
    <Field {...field}>
      {({ value, ...control }) => (
        <textarea {...control} rows={rows} defaultValue={value} required={required} lang={lang} />
      )}
    </Field>
  )
}

export function SelectField({
  options,
  ...field
}: FieldProps & { options: [value: string, text: string][] }) {
  return (
    <Field {...field}>
      {({ value, ...control }) => (
        <select {...control} defaultValue={value}>
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A box to tick: its words come after it. `saysUnticked` where a missing field is not an unticked one. */
export function CheckField({
  name,
  label,
  hint,
  saysUnticked = false,
}: FieldProps & { saysUnticked?: boolean }) {
  const { id, value, mistake } = useField(name)
  return (
    <div className="field check">
      {saysUnticked ? <input type="hidden" name={name} value="" /> : null}
      <input
        type="checkbox"
        id={id}
        name={name}
        defaultChecked={value === 'on'}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {mistake ? <p className="mistake">{mistake}</p> : null}
    </div>
  )
}

/** Kinds of pictures that are taken. */
export const PICTURES = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

export function FileField({
  accept,
  multiple,
  ...field
}: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <Field {...field}>
      {({ value: _, ...control }) => <input {...control} type="file" accept={accept} multiple={multiple} />}
    </Field>
  )
}

/** A list of rows, with a few empty ones to fill; an emptied row is taken away. `children` gets the row's prefix, such as `credits.2.`. */
export function Rows({
  list,
  legend,
  hint,
  spare = 2,
  row,
  children,
}: {
  list: string
  legend: string
  hint?: ReactNode
  spare?: number
  /** A row's name for those who cannot see it. */
  row: (number: number) => string
  children: (prefix: string, at: number) => ReactNode
}) {
  const count = useRowCount(list)
  return (
    <fieldset className="rows">
      <legend>{legend}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {Array.from({ length: count + spare }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
        <fieldset className="row" key={at}>
          <legend className="only-spoken">{row(at + 1)}</legend>
          {children(`${list}.${at}.`, at)}
        </fieldset>
      ))}
    </fieldset>
  )
}
