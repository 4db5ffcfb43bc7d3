import { findEpisodeReport } from '#db/queries/get-episode-report.ts'
import { findTranscript } from '#db/queries/get-transcript.ts'
import type { Hub } from '../../server/hub.ts'
import { FORMATS, type FormatName } from '../../transcripts/formats.ts'
import { toTranscript } from '../../transcripts/to-transcript.ts'

/** A recording's current transcript as text in a format; the producer's own, whatever the visibility. */
export async function exportTranscript(
  hub: Hub,
  {
    episode,
    recording = 1,
    format,
    language,
  }: { episode: string; recording?: number; format: string; language?: string },
) {
  const found = findEpisodeReport(hub.db, { publicId: episode })
  if (!found) throw new Error(`There is no episode ${episode}.`)
  const one = found.recordings.find((candidate) => candidate.recording.number === recording)
  const wanted = one?.transcripts.find((transcript) => !language || transcript.language === language)
  if (!one || !wanted) throw new Error(`Recording ${recording} of ${episode} has no transcript yet.`)
  if (!Object.hasOwn(FORMATS, format))
    throw new Error(`format must be one of ${Object.keys(FORMATS).join(', ')}.`)
  const row = findTranscript(hub.db, {
    recording: one.recording.publicId,
    language: wanted.language,
    visibilities: null,
  })
  return { text: FORMATS[format as FormatName].render(toTranscript(row!)) }
}
