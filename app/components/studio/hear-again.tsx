import { useStudioWords } from './words.ts'

/** Offers to hear recordings again with the show's model; nothing where all were heard with it. */
export function HearAgain({ count, model }: { count: number; model: string | null }) {
  const words = useStudioWords()
  if (count === 0) return null
  return (
    <form method="post" className="act">
      <p className="hint">{words.hearAgainHint(count, model)}</p>
      <div className="actions">
        <button type="submit" name="intent" value="hear-again" className="quiet">
          {words.hearAgain}
        </button>
      </div>
    </form>
  )
}
