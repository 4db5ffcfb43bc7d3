import { useStudioWords } from './words.ts'

/** A password that the site gave; it is kept nowhere. */
export interface ShownOnce {
  email: string
  password: string
}

export function PasswordOnce({ once }: { once: ShownOnce }) {
  const words = useStudioWords()
  return (
    <div className="notice" role="status">
      <p>{words.passwordOnce(once.email)}</p>
      <p>
        <code>{once.password}</code>
      </p>
    </div>
  )
}
