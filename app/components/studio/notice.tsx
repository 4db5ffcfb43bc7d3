/** What was just done, said at the top of a page, with a way back where something was removed. */
import type { ReactNode } from 'react'
import { studioPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { useStudioWords } from './words.ts'

/** What can be removed and brought back. */
export type Removable = 'episode' | 'recording' | 'article' | 'person' | 'organisation' | 'topic' | 'show'

export interface Done {
  what: 'added' | 'saved' | 'restored' | 'removed'
  /** The removed thing, as addresses name it. */
  key: string
}

/** `kind` is what the page can remove; `added` says more of what is new than that it is. */
export function Notice({ done, kind, added }: { done: Done | null; kind?: Removable; added?: string }) {
  const words = useStudioWords()
  if (!done) return null
  return (
    <div className="notice" role="status">
      <p>{done.what === 'added' && added ? added : words[done.what]}</p>
      {done.what === 'removed' && done.key && kind ? <BringBack kind={kind} id={done.key} /> : null}
    </div>
  )
}

/** One sentence about what was just done; nothing where there is none. */
export function Said({ children }: { children: ReactNode }) {
  return children ? (
    <p className="notice" role="status">
      {children}
    </p>
  ) : null
}

/** The button that undoes a removal. `name` says of what to those who cannot see the row. */
export function BringBack({ kind, id, name }: { kind: Removable; id: string; name?: string }) {
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <form method="post" action={here(studioPath('bin'))}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="key" value={id} />
      <button type="submit" className="quiet">
        {words.bringBack}
        {name ? <span className="only-spoken">{`${words.colon}${name}`}</span> : null}
      </button>
    </form>
  )
}

/** Takes away what the page is about. */
export function RemoveForm({ hint }: { hint: string }) {
  const words = useStudioWords()
  return (
    <form method="post" className="act">
      <p className="hint">{hint}</p>
      <div className="actions">
        <button type="submit" name="intent" value="remove" className="quiet danger">
          {words.remove}
        </button>
      </div>
    </form>
  )
}
