/** Moments as a person types them: `62.5`, `1:02,5`, `1:02:03.250`. */

/** Seconds on whole milliseconds; null where it is no moment. Minutes and seconds after a colon are below sixty. */
export function parseTypedTime(text: string): number | null {
  const [, hours, minutes, seconds, fraction = ''] =
    /^(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,6})(?:[.,](\d{1,9}))?$/.exec(text.trim()) ?? []
  if (seconds === undefined) return null
  if (minutes !== undefined && Number(seconds) > 59) return null
  if (hours !== undefined && Number(minutes) > 59) return null
  const whole = Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds)
  return Math.round((whole + Number(`0.${fraction || 0}`)) * 1_000) / 1_000
}

/** `1:02.5`, `1:02:03.25`: what `parseTypedTime` reads back to the millisecond. */
export function toTypedTime(seconds: number): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1_000))
  const whole = Math.floor(milliseconds / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60]
  const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
  const fraction = String(milliseconds % 1_000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return fraction ? `${clock}.${fraction}` : clock
}
