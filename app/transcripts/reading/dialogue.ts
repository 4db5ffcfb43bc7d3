const DASH = /^\s*[-–—]\s*\S/

/** More in one cue is a list. */
const MOST_TURNS = 8

/** What two people say in one cue, a dash before each, apart; else all lines as one text. */
export function splitDialogue(lines: string[]): string[] {
  const said = lines.map((line) => line.trim()).filter(Boolean)
  const dashes = said.filter((line) => DASH.test(line)).length
  if (!DASH.test(said[0] ?? '') || dashes < 2 || dashes > MOST_TURNS) return [said.join(' ')]
  const turns: string[] = []
  for (const line of said) {
    if (DASH.test(line)) turns.push(line)
    else turns[turns.length - 1] += ` ${line}`
  }
  return turns
}
