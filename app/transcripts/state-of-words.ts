export type StateOfWords = 'reviewed' | 'automatic' | 'imported'

/** What readers may expect of a transcript: until someone has read it as a whole, corrected lines leave it what it was. */
export function stateOfWords(revision: {
  origin: 'automatic' | 'imported' | 'corrected'
  reviewed: boolean
  engine: string | null
}): StateOfWords {
  const { origin, reviewed, engine } = revision
  if (reviewed) return 'reviewed'
  if (origin !== 'corrected') return origin
  return engine === null ? 'imported' : 'automatic'
}
