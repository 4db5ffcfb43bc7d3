import { useLocation } from '@remix-run/react'
import { signInPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import type { Typed } from './form-state.ts'
import { useStudioWords } from './words.ts'

/** What an expired session answers to a form. */
export interface Again {
  /** Everything that was typed, to be sent again after signing in. */
  again: Typed
}

/** A form came after its session had ended: what was typed waits here, to be sent again after signing in on another tab. */
export function SignInAgain({ again }: Again) {
  const words = useStudioWords()
  const { here } = useSite()
  const { pathname, search } = useLocation()
  return (
    <>
      <h1>{words.sessionOver}</h1>
      <p>{words.sessionOverHint}</p>
      <p>
        <a className="button" href={here(signInPath())} target="_blank" rel="noopener">
          {words.signInElsewhere}
        </a>
      </p>
      <form method="post" action={pathname + search}>
        {Object.entries(again).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit">{words.sendAgain}</button>
      </form>
    </>
  )
}
