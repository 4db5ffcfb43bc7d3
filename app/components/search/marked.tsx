import { bindSpaces } from '../../texts/bind-spaces.ts'

/** A stretch of text; `marked` where it is what was looked for. */
export interface Stretch {
  text: string
  marked: boolean
}

/** Text with what was looked for marked; always text, never HTML. */
export function Marked({ text }: { text: Stretch[] }) {
  return text.map((stretch, at) =>
    stretch.marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other name and never move
      <mark key={at}>{stretch.text}</mark>
    ) : (
      bindSpaces(stretch.text)
    ),
  )
}
