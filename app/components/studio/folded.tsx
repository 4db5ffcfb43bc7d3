import type { ReactNode } from 'react'
import { useHasNote } from './form.tsx'

/** Fields that one opens when one needs them; open where one of `names` is to be looked at. */
export function Folded({
  title,
  names,
  children,
}: {
  title: string
  names: readonly string[]
  children: ReactNode
}) {
  const isOpen = useHasNote(names)
  return (
    <details className="folded" open={isOpen}>
      <summary>{title}</summary>
      <div className="form">{children}</div>
    </details>
  )
}
