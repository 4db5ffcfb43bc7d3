import { eq } from 'drizzle-orm'
import { indexTranscript } from '#db/queries/index-transcript.ts'
import { transcripts } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { refresh } from './refresh.ts'

/** Index rows and feed items of what shows a recording that changed, its words included. */
export function refreshRecording(tx: Change, { id, episodeId }: { id: number; episodeId: number }) {
  refresh(tx, { episodes: [episodeId], articles: [] })
  const its = tx.select({ id: transcripts.id }).from(transcripts).where(eq(transcripts.recordingId, id)).all()
  for (const { id: transcriptId } of its) indexTranscript(tx, { transcriptId })
}
