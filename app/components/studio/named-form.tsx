import type { ReactNode } from 'react'
import { StudioForm } from './form.tsx'
import type { FormState, Typed } from './form-state.ts'
import { RemoveForm } from './notice.tsx'
import { useStudioWords } from './words.ts'

/** The page of a person, an organisation or a topic: its fields, and the way to the bin for those who may. */
export function NamedForm({
  title,
  values,
  state,
  files,
  mayRemove,
  children,
}: {
  title: string
  values: Typed
  state: FormState | undefined
  files?: boolean
  mayRemove: boolean
  children: ReactNode
}) {
  const words = useStudioWords()
  return (
    <>
      <h1>{title}</h1>
      <StudioForm values={values} state={state ?? null} files={files}>
        {children}
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
      {mayRemove ? <RemoveForm hint={words.removeNamedHint} /> : null}
    </>
  )
}
