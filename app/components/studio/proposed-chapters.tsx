import { useStudioWords } from './words.ts'

/** Says that chapters wait for a person, with a button that takes them all. */
export function ProposedChapters({ count, saves }: { count: number; saves: string }) {
  const words = useStudioWords()
  return (
    <form method="post" className="act">
      <input type="hidden" name="saves" value={saves} />
      <p>{words.proposedChapters(count)}</p>
      <div className="actions">
        <button type="submit" name="intent" value="accept">
          {words.acceptChapters}
        </button>
      </div>
    </form>
  )
}
