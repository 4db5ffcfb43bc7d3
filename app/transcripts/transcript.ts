/** A transcript as its formats need it. Seconds from the start of the recording. */
export interface TranscriptCue {
  start: number
  end: number
  text: string
  speaker: string | null
}

export interface Transcript {
  title: string
  language: string
  /** Of the recording; nothing may end after it. */
  duration: number | null
  /** Made by a recogniser and read by nobody yet. */
  isAutomatic: boolean
  cues: TranscriptCue[]
}

/** Cues as every format may write them: in order, not empty, each longer than nothing and within the recording. */
export function soundCues({ cues, duration }: Transcript): TranscriptCue[] {
  const limit = duration ?? Number.POSITIVE_INFINITY
  return cues
    .map((cue) => ({ ...cue, text: cue.text.replaceAll(/\s+/g, ' ').trim(), end: Math.min(cue.end, limit) }))
    .filter((cue) => cue.text !== '' && cue.end > cue.start)
    .sort((a, b) => a.start - b.start)
}

/** Cues that one person says after another, as paragraphs: a new one with each speaker, and after about `most` characters. */
export function toParagraphs(cues: TranscriptCue[], most = 400): TranscriptCue[] {
  const paragraphs: TranscriptCue[] = []
  for (const cue of cues) {
    const last = paragraphs.at(-1)
    if (last && last.speaker === cue.speaker && last.text.length + cue.text.length < most) {
      last.text += ` ${cue.text}`
      last.end = cue.end
    } else paragraphs.push({ ...cue })
  }
  return paragraphs
}

/** `01:02:03.456`; the separator before milliseconds differs by format. */
export function toTimestamp(seconds: number, separator = '.'): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1_000))
  const part = (value: number, width = 2) => String(value).padStart(width, '0')
  const whole = Math.floor(milliseconds / 1_000)
  const clock = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60].map((value) => part(value)).join(':')
  return `${clock}${separator}${part(milliseconds % 1_000, 3)}`
}

/** Text in lines of at most `width` characters, cut at words; the last line takes what is left over. */
export function toLines(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A cue as captions of at most two lines; its time is shared by length of text. */
export function toCaptions(cue: TranscriptCue, width = 42): TranscriptCue[] {
  const lines = toLines(cue.text, width)
  const total = lines.join('').length
  const captions: TranscriptCue[] = []
  let start = cue.start
  for (let at = 0; at < lines.length; at += 2) {
    const two = lines.slice(at, at + 2)
    const end = at + 2 >= lines.length ? cue.end : start + ((cue.end - cue.start) * two.join('').length) / total
    captions.push({ ...cue, start, end, text: two.join('\n') })
    start = end
  }
  return captions
}
