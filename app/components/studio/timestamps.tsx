import type { StudioWords } from '../../locales/studio.ts'
import { useStudioWords } from './words.ts'

/** How many times a description carries, or why it carries none. */
export type TimestampsView =
  | { count: number }
  | { reason: keyof StudioWords['timestamps']['no']; chapter?: string }

/** Whether the feed's description carries the times of the chapters, and if not, what to change. */
export function TimestampsNote({ timestamps }: { timestamps: TimestampsView }) {
  const { timestamps: words } = useStudioWords()
  return (
    <section aria-labelledby="timestamps">
      <h2 id="timestamps">{words.title}</h2>
      {'count' in timestamps ? (
        <p>{words.yes(timestamps.count)}</p>
      ) : (
        <p>
          {words.no[timestamps.reason](timestamps.chapter ?? '')} {words.others}
        </p>
      )}
    </section>
  )
}
