import { toMilliseconds } from './transcript.ts'

/** A stretch of time for each text, one after the other, by their lengths. */
export function shareTime(
  texts: readonly string[],
  { start, end }: { start: number; end: number },
): { start: number; end: number }[] {
  const total = Math.max(
    1,
    texts.reduce((sum, text) => sum + text.length, 0),
  )
  let said = 0
  const moment = () => toMilliseconds(start + ((end - start) * said) / total)
  return texts.map((text) => {
    const from = moment()
    said += text.length
    return { start: from, end: moment() }
  })
}
