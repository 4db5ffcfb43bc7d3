/** A transcript's file comes in: read, kept, and the work that it makes needless is stopped. */
import { listHeardWords } from '#db/queries/list-heard-words.ts'
import type { Storage } from '#media-pipeline'
import { type MistakeCode, type Refusal, refuse } from '../catalogue/answers.ts'
import type { Actor } from '../catalogue/audit.ts'
import { unreadKey } from '../catalogue/given-keys.ts'
import { importTranscript } from '../catalogue/import-transcript.ts'
import { readerOf } from '../transcripts/formats.ts'
import { type Given, type GivenCue, toUnread, type Unread } from '../transcripts/reading/given.ts'
import { MOST_ELEMENTS } from '../transcripts/reading/json-lists.ts'
import { openText, type TextFile } from '../transcripts/reading/open-text.ts'
import type { Hub } from './hub.ts'
import { dropSteps, enqueueSteps } from './keep-moving.ts'

/** Far more than the words of a whole day. Bytes. */
export const LARGEST_TRANSCRIPT = 20_000_000

/** Letters of a text without times: what two long days of talk have. */
const LONGEST_TEXT = 2_000_000

export interface Taken {
  cues: number
  revisionId: number
  /** What the transcript now lacks of the file, by line. */
  unread: Unread[]
}

/** What was refused tells its lines too. */
export type Taking = { ok: true; value: Taken } | (Refusal & { unread?: Unread[] })

interface To {
  recordingId: number
  language: string
  by: Actor
}

export async function takeTranscript(
  hub: Pick<Hub, 'db' | 'queue' | 'storage'>,
  to: To,
  { bytes, reviewed }: { bytes: Uint8Array; reviewed: boolean },
): Promise<Taking> {
  if (bytes.byteLength === 0) return refuse('file', 'empty-file')
  const read = readTranscript(bytes, () => listHeardWords(hub.db, to))
  if (typeof read === 'string') return refuse('file', read)
  if (read.cues.length === 0) return { ...refuse('file', 'no-text'), unread: read.unread }
  const answer = await importTranscript(hub, to, { cues: read.cues, reviewed })
  if (!answer.ok) {
    const isAllBeyond = answer.mistakes.some(({ code }) => code === 'no-text')
    return { ...answer, unread: isAllBeyond ? inOrder(read.unread, read.cues) : read.unread }
  }
  const { cues, revisionId, recording, beyond, dropped } = answer.value
  await dropSteps(hub, dropped)
  await enqueueSteps(hub)
  const unread = inOrder(read.unread, beyond)
  if (unread.length > 0)
    await hub.storage.write(unreadKey(recording, revisionId), Buffer.from(JSON.stringify(unread)))
  return { ok: true, value: { cues, revisionId, unread } }
}

/** What a file says, or why it says nothing. `heard` gives the recognised words: a text without times needs them. */
export function readTranscript(
  bytes: Uint8Array,
  heard: () => Parameters<NonNullable<ReturnType<typeof readerOf>>['read']>[1],
): Given | MistakeCode {
  if (bytes.byteLength > LARGEST_TRANSCRIPT) return 'too-long'
  const file = openText(bytes)
  if (isEndless(file)) return 'too-long'
  const reader = readerOf(file)
  if (!reader) return 'unknown-transcript'
  if (!reader.isUntimed) return reader.read(file, [])
  if (file.text.length > LONGEST_TEXT) return 'too-long'
  const words = heard()
  return words.length === 0 ? 'no-heard-words' : reader.read(file, words)
}

/** Lines of a file that is no JSON: four for each word of a long day. What each of them costs stands in the way of readers. */
const MOST_LINES = 600_000

/** More elements or lines than any recording has: reading them, and telling why none is one, would take the hub's memory and time. */
function isEndless(file: TextFile): boolean {
  const lists = [...file.lists().values()]
  if (lists.length > 0) return lists.some(({ length }) => length > MOST_ELEMENTS)
  let lines = 0
  for (let at = file.text.indexOf('\n'); at >= 0 && lines <= MOST_LINES; at = file.text.indexOf('\n', at + 1))
    lines += 1
  return lines > MOST_LINES
}

/** What of an import's file is missing, as it was told then; none where everything was read. */
export async function readUnread(
  storage: Storage,
  { recording, revisionId }: { recording: string; revisionId: number },
): Promise<Unread[]> {
  const key = unreadKey(recording, revisionId)
  if ((await storage.size(key)) === null) return []
  return JSON.parse((await storage.read(key)).toString('utf8')) as Unread[]
}

const inOrder = (unread: Unread[], beyond: GivenCue[]): Unread[] =>
  [...unread, ...beyond.map(({ line = 0, text }) => toUnread(line, 'after-end', text))].sort(
    (a, b) => a.line - b.line,
  )
