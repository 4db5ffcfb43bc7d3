/** Moments that programs write beside names and lines of a text: they are not said. */

const BARE = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`
const HELD = String.raw`(?:\[${BARE}\]|\(${BARE}\))`
const AFTER = String.raw`(?:\s*[-–—>]{1,3}(?=\s))?\s*`
const HELD_FIRST = new RegExp(`^${HELD}${AFTER}`)
const BARE_FIRST = new RegExp(`^${BARE}(?:\\s*[-–—]\\s*${BARE})?(?=\\s|$)${AFTER}`)
const LAST = new RegExp(`\\s+[-–—]?\\s*(?:${HELD}|${BARE})$`)
const BEFORE_COLON = new RegExp(`\\s*${HELD}(?=\\s*:)`)
/** Longer lines are no name. */
const LONGEST = 120

/** Lines without those at their heads; bare ones (`10:30 …`) may be said, and go where a quarter of the lines have one. */
export function withoutClocks(lines: string[]): string[] {
  const filled = lines.filter((line) => line !== '')
  const bare = filled.filter((line) => BARE_FIRST.test(line)).length
  const isHabit = bare > 1 && bare * 4 >= filled.length
  return lines.map((line) => {
    const rest = line.replace(HELD_FIRST, '')
    const isAlone = rest !== '' && rest.replace(BARE_FIRST, '') === ''
    return isHabit || isAlone ? rest.replace(BARE_FIRST, '') : rest
  })
}

/** `Camille Roy  0:12` and `Camille Roy (0:12): …` without the moment. */
export function withoutNameClock(line: string): string {
  const head = line.slice(0, LONGEST).replace(BEFORE_COLON, '')
  return line.length > LONGEST ? head + line.slice(LONGEST) : head.replace(LAST, '')
}
