/** What a command prints: one JSON document, or lines for a person. */

/** Prints `value` as JSON where asked, else the lines. */
export function print(json: boolean | undefined, value: unknown, lines: string[]) {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${lines.join('\n')}\n`)
}

/** A line that is written over itself on a terminal; nothing elsewhere. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  const isShown = stream.isTTY
  return {
    show(line: string) {
      if (isShown) stream.write(`\r\u001B[2K${line.slice(0, stream.columns - 1)}`)
    },
    clear() {
      if (isShown) stream.write('\r\u001B[2K')
    },
  }
}

/** `▓▓▓▓░░░░ 52 %` */
export function bar(done: number, width = 24): string {
  const full = Math.round(Math.min(1, Math.max(0, done)) * width)
  return `${'▓'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(done * 100)} %`
}
