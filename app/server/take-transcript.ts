/** A transcript's file comes in: read, kept, and the work that it makes needless is stopped. */
import { type Answer, refuse } from '../catalogue/answers.ts'
import type { Actor } from '../catalogue/audit.ts'
import { importTranscript } from '../catalogue/import-transcript.ts'
import { fromVtt } from '../transcripts/from-vtt.ts'
import type { Hub } from './hub.ts'
import { dropSteps, enqueueSteps } from './keep-moving.ts'

/** Far more than the words of a whole day. Bytes. */
export const LARGEST_TRANSCRIPT = 20_000_000

export interface Taken {
  cues: number
  /** Lines of the file that could not be read, from 1. */
  unread: number[]
  beyond: number
}

export async function takeTranscript(
  hub: Pick<Hub, 'db' | 'queue'>,
  to: { recordingId: number; language: string; by: Actor },
  { bytes, reviewed }: { bytes: Uint8Array; reviewed: boolean },
): Promise<Answer<Taken>> {
  if (bytes.byteLength > LARGEST_TRANSCRIPT) return refuse('file', 'too-long')
  const { cues, unread } = fromVtt(new TextDecoder().decode(bytes))
  const answer = await importTranscript(hub.db, to, { cues, reviewed })
  if (!answer.ok) return answer
  await dropSteps(hub, answer.value.dropped)
  await enqueueSteps(hub)
  return { ok: true, value: { cues: answer.value.cues, unread, beyond: answer.value.beyond } }
}
