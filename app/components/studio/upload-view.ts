/** What the page of uploads shows. */

export interface UploadView {
  /** What the files become: episodes of a show, recordings of an episode, or one recording's new media. */
  into: 'show' | 'episode' | 'recording'
  name: string
  nameLanguage: string
  /** Where it goes, for the script and the form: `show`, `episode` or `recording`. */
  target: Record<string, string>
  mayPublish: boolean
  /** Bytes. */
  most: number
  room: number
  speech: { kind: 'known' | 'unknown' | 'none'; name: string | null; hasEngine: boolean }
  languages: string[]
  unfinished: { id: string; fileName: string; size: number; received: number; modified: string }[]
}
